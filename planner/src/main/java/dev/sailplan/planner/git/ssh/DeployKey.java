package dev.sailplan.planner.git.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;

/// Reads a private key as `ssh-keygen` writes it. Its words never quote the file.
final class DeployKey {
    private DeployKey() {}

    static List<KeyPair> read(Path file) throws IOException {
        List<KeyPair> keys = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            Iterable<KeyPair> found =
                    SecurityUtils.loadKeyPairIdentities(
                            null, new PathResource(file), in, FilePasswordProvider.EMPTY);
            if (found != null) {
                found.forEach(keys::add);
            }
        } catch (NoSuchFileException e) {
            throw new IOException("can't read the sshKeyFile " + file);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw unusable(file);
        }
        if (keys.isEmpty()) {
            throw unusable(file);
        }
        return keys;
    }

    private static IOException unusable(Path file) {
        return new IOException(
                "the sshKeyFile "
                        + file
                        + " holds no private key without a passphrase, as `ssh-keygen -t ed25519 -N \"\"`"
                        + " makes one");
    }
}
