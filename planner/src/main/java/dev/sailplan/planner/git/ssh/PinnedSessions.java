package dev.sailplan.planner.git.ssh;

import java.io.File;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import org.eclipse.jgit.transport.SshConfigStore;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.jspecify.annotations.Nullable;

/// Opens sessions with one key to one host, and looks at nothing else.
final class PinnedSessions extends SshdSessionFactory {
    private final List<KeyPair> keys;
    private final PinnedKeys host;

    /// @param nowhere a folder that isn't there, which stands for the home of a user
    PinnedSessions(List<KeyPair> keys, PinnedKeys host, File nowhere) {
        super(null, null);
        this.keys = keys;
        this.host = host;
        setHomeDirectory(nowhere);
        setSshDirectory(nowhere);
    }

    @Override
    protected SshConfigStore createSshConfigStore(File home, File config, String user) {
        return NO_CONFIG;
    }

    @Override
    protected ServerKeyDatabase getServerKeyDatabase(File home, File ssh) {
        return host;
    }

    @Override
    protected @Nullable ConnectorFactory getConnectorFactory() {
        return null;
    }

    @Override
    protected List<Path> getDefaultKnownHostsFiles(File ssh) {
        return List.of();
    }

    @Override
    protected Iterable<KeyPair> getDefaultKeys(File ssh) {
        return keys;
    }

    @Override
    protected List<Path> getDefaultIdentities(File ssh) {
        return List.of();
    }

    @Override
    protected String getDefaultPreferredAuthentications() {
        return "publickey";
    }

    private static final SshConfigStore NO_CONFIG =
            new SshConfigStore() {
                @Override
                public HostConfig lookup(String host, int port, String user) {
                    return EMPTY_CONFIG;
                }

                @Override
                public HostConfig lookupDefault(String host, int port, String user) {
                    return EMPTY_CONFIG;
                }
            };
}
