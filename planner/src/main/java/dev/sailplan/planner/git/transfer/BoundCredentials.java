package dev.sailplan.planner.git.transfer;

import dev.sailplan.planner.git.token.Login;
import java.util.Arrays;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/// Gives a login to one scheme, host and port and to no other.
public final class BoundCredentials extends CredentialsProvider {
    private final GitRemote remote;
    private final Login login;

    public BoundCredentials(GitRemote remote, Login login) {
        this.remote = remote;
        this.login = login;
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
        for (CredentialItem item : items) {
            if (item instanceof CredentialItem.Username user) {
                user.setValue(login.user());
            } else if (item instanceof CredentialItem.Password password) {
                password.setValue(login.password().toCharArray());
            }
        }
        return supports(items);
    }

    /// JGit says so when the host refused what it was given.
    @Override
    public void reset(URIish uri) {
        remote.credentials().refused();
    }

    private boolean isOurs(URIish uri) {
        return remote.url().getScheme().equals(uri.getScheme())
                && remote.url().getHost().equalsIgnoreCase(uri.getHost())
                && remote.url().getPort() == uri.getPort();
    }
}
