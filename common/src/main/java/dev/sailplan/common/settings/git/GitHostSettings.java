package dev.sailplan.common.settings.git;

import dev.sailplan.common.settings.git.GitAccess.SshKey;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Holds what is true of a Git host, whichever repository is read from it.
///
/// @param host as addresses write it, with its port where that is not the usual one
/// @param caFile the certificates that may vouch for the host, instead of those that Java trusts
/// @param access for the repositories that name none of their own
/// @param ssh the same over ssh
public record GitHostSettings(
        String host,
        Optional<URI> api,
        Optional<Path> caFile,
        Optional<GitAccess> access,
        Ssh ssh) {
    private static final Map<String, Integer> USUAL = Map.of("https", 443, "http", 80, "ssh", 22);

    /// Holds what the host is known by over ssh, and the deploy key of all its repositories.
    ///
    /// @param hostKeys `ssh-ed25519 AAAA…`, as the host's documentation names them
    public record Ssh(Optional<SshKey> key, Optional<Path> knownHostsFile, List<String> hostKeys) {
        public static final Ssh NONE = new Ssh(Optional.empty(), Optional.empty(), List.of());

        public Ssh {
            hostKeys = List.copyOf(hostKeys);
        }
    }

    public GitHostSettings(
            String host, Optional<URI> api, Optional<Path> caFile, Optional<GitAccess> access) {
        this(host, api, caFile, access, Ssh.NONE);
    }

    /// What its repositories are read with at such an address.
    public Optional<GitAccess> access(URI url) {
        return isSsh(url) ? ssh.key().map(key -> key) : access;
    }

    public static boolean isSsh(URI url) {
        return "ssh".equals(url.getScheme());
    }

    /// A host of which nothing is said.
    static GitHostSettings plain(String host) {
        return new GitHostSettings(host, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The host of an address in the spelling of `host`; empty for a file of this machine.
    public static String hostOf(URI url) {
        String host = Objects.requireNonNullElse(url.getHost(), "").toLowerCase(Locale.ROOT);
        boolean usual =
                url.getPort() < 0 || USUAL.getOrDefault(url.getScheme(), -1).equals(url.getPort());
        return usual ? host : host + ":" + url.getPort();
    }

    /// Where the host answers questions that Git can't.
    public URI githubApi() {
        return api.orElseGet(() ->
                URI.create(
                        host.equals("github.com")
                                ? "https://api.github.com"
                                : "https://" + host + "/api/v3"));
    }
}
