package dev.sailplan.common.settings.git;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads addresses of Git repositories as people write them.
public final class GitAddress {
    /// `git@git.example.com:shop.git`. A path that begins with a slash is another one than without only where a login
    /// has a folder, and on Git hosts none has.
    private static final Pattern SCP_LIKE =
            Pattern.compile("([A-Za-z0-9._-]+)@([A-Za-z0-9][A-Za-z0-9.-]*):/?([^/\\s:][^\\s:]*)");

    private static final Pattern SSH_USER = Pattern.compile("[A-Za-z0-9._-]+");

    private GitAddress() {}

    /// Empty where it is no address, or shows a password: over ssh a user alone is part of it.
    public static Optional<URI> parse(String text) {
        Matcher scp = SCP_LIKE.matcher(text);
        try {
            URI url =
                    URI.create(
                            scp.matches()
                                    ? "ssh://%s@%s/%s"
                                            .formatted(scp.group(1), scp.group(2), scp.group(3))
                                    : text);
            return Optional.of(url).filter(GitAddress::isGood);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isGood(URI url) {
        String user = Objects.requireNonNullElse(url.getRawUserInfo(), "");
        return switch (Objects.requireNonNullElse(url.getScheme(), "")) {
            case "ssh" -> url.getHost() != null && SSH_USER.matcher(user).matches();
            case "https", "http", "file" -> user.isEmpty();
            default -> false;
        };
    }
}
