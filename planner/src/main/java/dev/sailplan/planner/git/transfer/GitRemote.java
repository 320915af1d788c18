package dev.sailplan.planner.git.transfer;

import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.planner.git.ssh.SshIdentity;
import dev.sailplan.planner.git.token.Credentials;
import dev.sailplan.planner.git.token.TokenOfFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Says where a repository is, as the operator configured it.
///
/// What its credentials give goes to this host only.
///
/// @param ssh for an address of ssh
public record GitRemote(
        RepositoryName name, URI url, Credentials credentials, Optional<SshIdentity> ssh) {
    private static final Set<String> SAFE = Set.of("https");
    private static final Set<String> LOCAL = Set.of("https", "http", "file");

    /// With what is in a file, if one is named.
    public static GitRemote of(
            RepositoryName name, String url, Optional<Path> credentialsFile, boolean local) {
        return of(
                name,
                url,
                credentialsFile.<Credentials>map(TokenOfFile::new).orElse(Credentials.NONE),
                local);
    }

    /// Refuses every transport that could run a program or travel in clear; `local` allows http and file.
    public static GitRemote of(
            RepositoryName name, String url, Credentials credentials, boolean local) {
        URI parsed = parse(name, url);
        String scheme = Optional.ofNullable(parsed.getScheme()).orElse("");
        Set<String> allowed = local ? LOCAL : SAFE;
        if (!allowed.contains(scheme)) {
            throw new IllegalArgumentException(
                    about(name)
                            + "must begin with "
                            + String.join(":// or ", allowed.stream().sorted().toList())
                            + "://");
        }
        if (parsed.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    about(name) + "holds credentials; write them into its credentialsFile");
        }
        if (!scheme.equals("file") && parsed.getHost() == null) {
            throw new IllegalArgumentException(about(name) + "names no host");
        }
        return new GitRemote(name, parsed, credentials, Optional.empty());
    }

    /// Over ssh: an address with a user, a key to show, and keys to be shown.
    public static GitRemote overSsh(RepositoryName name, URI url, SshIdentity identity) {
        if (!"ssh".equals(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException(about(name) + "must begin with ssh://user@host/");
        }
        return new GitRemote(name, url, Credentials.NONE, Optional.of(identity));
    }

    private static URI parse(RepositoryName name, String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(about(name) + "is not a URL", e);
        }
    }

    private static String about(RepositoryName name) {
        return "the url of repository " + name + " ";
    }
}
