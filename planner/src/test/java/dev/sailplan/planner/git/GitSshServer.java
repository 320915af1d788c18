package dev.sailplan.planner.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.UploadPack;

/// A Git host over SSH, which knows one key, or says something without an end.
final class GitSshServer implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();
    final List<String> commands = new CopyOnWriteArrayList<>();
    final List<String> users = new CopyOnWriteArrayList<>();
    volatile Optional<byte[]> endless = Optional.empty();
    volatile boolean silent;

    GitSshServer(Repository repository, KeyPair hostKey, PublicKey known) throws IOException {
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator((user, key, _) -> {
            users.add(user);
            return KeyUtils.compareKeys(key, known);
        });
        server.setCommandFactory((_, line) -> new Upload(repository, line));
        server.start();
    }

    URI url() {
        return URI.create("ssh://git@127.0.0.1:" + server.getPort() + "/shop's.git");
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private final class Upload implements Command {
        private final Repository repository;
        private Optional<InputStream> in = Optional.empty();
        private Optional<OutputStream> out = Optional.empty();
        private Optional<OutputStream> err = Optional.empty();
        private Optional<ExitCallback> end = Optional.empty();

        Upload(Repository repository, String line) {
            this.repository = repository;
            commands.add(line);
        }

        @Override
        public void setInputStream(InputStream stream) {
            in = Optional.of(stream);
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = Optional.of(stream);
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            err = Optional.of(stream);
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            end = Optional.of(callback);
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            Thread.ofVirtual().start(this::run);
        }

        private void run() {
            try {
                if (silent) {
                    Thread.sleep(60_000);
                }
                while (endless.isPresent()) {
                    err.orElseThrow().write(endless.get());
                    err.orElseThrow().flush();
                }
                new UploadPack(repository)
                        .upload(in.orElseThrow(), out.orElseThrow(), err.orElseThrow());
                end.orElseThrow().onExit(0);
            } catch (IOException e) {
                end.orElseThrow().onExit(1, Objects.toString(e.getMessage()));
            } catch (InterruptedException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }

        @Override
        public void destroy(ChannelSession channel) {}
    }

    static byte[] noise() {
        return "remote: noise\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
    }
}
