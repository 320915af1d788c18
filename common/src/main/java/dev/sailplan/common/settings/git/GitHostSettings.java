package dev.sailplan.common.settings.git;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Holds what is true of a Git host, whichever repository is read from it.
///
/// @param host as addresses write it, with its port where that is not the usual one
/// @param caFile the certificates that may vouch for the host, instead of those that Java trusts
/// @param access for the repositories that name none of their own
public record GitHostSettings(
        String host, Optional<URI> api, Optional<Path> caFile, Optional<GitAccess> access) {

    /// A host of which nothing is said.
    static GitHostSettings plain(String host) {
        return new GitHostSettings(host, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The host of an address in the spelling of `host`; empty for a file of this machine.
    public static String hostOf(URI url) {
        String host = Objects.requireNonNullElse(url.getHost(), "").toLowerCase(Locale.ROOT);
        boolean usual =
                url.getPort() < 0
                        || url.getPort() == 443 && "https".equals(url.getScheme())
                        || url.getPort() == 80 && "http".equals(url.getScheme());
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
