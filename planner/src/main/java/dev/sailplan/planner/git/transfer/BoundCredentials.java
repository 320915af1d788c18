package dev.sailplan.planner.git.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/// Gives credentials to one scheme, host and port and to no other.
public final class BoundCredentials extends CredentialsProvider {
    /// Whom a token alone belongs to.
    static final String TOKEN_USER = "x-access-token";

    private final GitRemote remote;
    private final Path file;

    public BoundCredentials(GitRemote remote, Path file) {
        this.remote = remote;
        this.file = file;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        return Arrays.stream(items)
                .allMatch(item ->
                        item instanceof CredentialItem.Username
                                || item instanceof CredentialItem.Password);
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        if (!isOurs(uri)) {
            return false;
        }
        String content = content();
        int colon = content.indexOf(':');
        for (CredentialItem item : items) {
            if (item instanceof CredentialItem.Username user) {
                user.setValue(colon < 0 ? TOKEN_USER : content.substring(0, colon));
            } else if (item instanceof CredentialItem.Password password) {
                password.setValue(content.substring(colon + 1).toCharArray());
            }
        }
        return supports(items);
    }

    private boolean isOurs(URIish uri) {
        return remote.url().getScheme().equals(uri.getScheme())
                && remote.url().getHost().equalsIgnoreCase(uri.getHost())
                && remote.url().getPort() == uri.getPort();
    }

    private String content() {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new GitUnavailable("can't read the credentialsFile " + file, e);
        }
    }
}
