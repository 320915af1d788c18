package dev.sailplan.planner.git.ssh;

import dev.sailplan.planner.git.pack.AnswerCount;
import java.io.File;
import java.io.IOException;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.RemoteSession2;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;

/// Opens the session of one transfer, which ends where a host says too much beside its pack, as over HTTP.
public final class BoundedSessions extends SshSessionFactory {
    private static final int PORT = 22;
    private final SshIdentity identity;
    private final File nowhere;
    private final AnswerCount heard;
    private Optional<PinnedSessions> opened = Optional.empty();

    /// @param nowhere a folder that isn't there
    /// @param packed how many bytes of packs the transfer brought
    public BoundedSessions(SshIdentity identity, File nowhere, LongSupplier packed) {
        this.identity = identity;
        this.nowhere = nowhere;
        this.heard = new AnswerCount(packed);
    }

    @Override
    public RemoteSession getSession(URIish uri, CredentialsProvider credentials, FS fs, int timeout)
            throws TransportException {
        PinnedKeys host;
        List<KeyPair> keys;
        try {
            keys = DeployKey.read(identity.keyFile());
            host = PinnedKeys.of(identity, uri.getHost(), uri.getPort() > 0 ? uri.getPort() : PORT);
        } catch (IOException e) {
            throw new TransportException(uri, String.valueOf(e.getMessage()));
        }
        PinnedSessions sessions = new PinnedSessions(keys, host, nowhere);
        opened = Optional.of(sessions);
        try {
            return new Bounded(sessions.getSession(uri, credentials, fs, timeout));
        } catch (TransportException e) {
            close();
            throw host.refusal().map(why -> new TransportException(uri, why)).orElse(e);
        }
    }

    @Override
    public void releaseSession(RemoteSession session) {
        session.disconnect();
        close();
    }

    private void close() {
        opened.ifPresent(PinnedSessions::close);
        opened = Optional.empty();
    }

    @Override
    public String getType() {
        return "pinned";
    }

    private final class Bounded implements RemoteSession2 {
        private final RemoteSession2 session;

        Bounded(RemoteSession2 session) {
            this.session = session;
        }

        @Override
        public Process exec(String command, int timeout) throws IOException {
            return new CountedProcess(session.exec(command, timeout), heard);
        }

        @Override
        public Process exec(String command, Map<String, String> environment, int timeout)
                throws IOException {
            return new CountedProcess(session.exec(command, environment, timeout), heard);
        }

        @Override
        public void disconnect() {
            session.disconnect();
        }
    }
}
