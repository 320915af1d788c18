package dev.sailplan.gateway.hook;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Names where a repository lives, in one spelling for its https, ssh and scp-like addresses. Nothing ever connects to
/// one.
public record RepositoryPlace(String host, String path) {
    private static final Map<String, String> DEFAULT_PORTS =
            Map.of("https", ":443", "http", ":80", "ssh", ":22", "git", ":9418");
    private static final int LONGEST = 2048;

    /// Reads an address; empty where it is not the address of a repository.
    public static Optional<RepositoryPlace> of(String address) {
        if (address.length() > LONGEST) {
            return Optional.empty();
        }
        int scheme = address.indexOf("://");
        return scheme > 0
                ? ofUrl(address.substring(0, scheme), address.substring(scheme + 3))
                : ofScpLike(address);
    }

    /// Whether both are one repository on a host that takes upper and lower case for the same, and shows a path as its
    /// owner once wrote it: GitHub and GitLab both do.
    public boolean isSameInAnyCase(RepositoryPlace other) {
        return host.equals(other.host) && path.equalsIgnoreCase(other.path);
    }

    private static Optional<RepositoryPlace> ofUrl(String scheme, String rest) {
        int slash = rest.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String host = hostOf(rest.substring(0, slash));
        String port = DEFAULT_PORTS.getOrDefault(scheme.toLowerCase(Locale.ROOT), "/");
        return place(
                host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host,
                rest.substring(slash));
    }

    private static Optional<RepositoryPlace> ofScpLike(String address) {
        int colon = address.indexOf(':');
        return colon > 0 && address.indexOf('/') > colon
                ? place(hostOf(address.substring(0, colon)), address.substring(colon + 1))
                : Optional.empty();
    }

    private static String hostOf(String authority) {
        return authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static Optional<RepositoryPlace> place(String host, String path) {
        String bare = without("/", without(".git", without("/", path)));
        while (bare.startsWith("/")) {
            bare = bare.substring(1);
        }
        return bare.isEmpty() ? Optional.empty() : Optional.of(new RepositoryPlace(host, bare));
    }

    private static String without(String ending, String text) {
        return text.endsWith(ending) ? text.substring(0, text.length() - ending.length()) : text;
    }
}
