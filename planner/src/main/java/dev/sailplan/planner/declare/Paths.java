package dev.sailplan.planner.declare;

import java.util.Optional;

/// Brings paths inside a repository, as people write them, into one form.
public final class Paths {
    private static final int LONGEST = 1024;

    private Paths() {}

    /// Without `./` and a trailing `/`; refused where it is absolute or leaves the repository.
    public static String normal(String what, String written) {
        refusal(written)
                .ifPresent(why -> {
                    throw new IllegalArgumentException(what + " " + why);
                });
        String path = written;
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return path.equals(".") ? "" : path;
    }

    private static Optional<String> refusal(String path) {
        if (path.isEmpty() || path.length() > LONGEST) {
            return Optional.of("must be a path of 1 to 1024 characters inside the repository");
        }
        if (path.startsWith("/") || path.matches("[A-Za-z]:.*")) {
            return Optional.of("is absolute; write it from the root of the repository");
        }
        if (path.contains("\\") || path.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            return Optional.of(
                    "contains a backslash or control character; separate folders by '/'");
        }
        return segments(path);
    }

    private static Optional<String> segments(String path) {
        for (String segment : path.split("/", 0)) {
            if (segment.equals("..")) {
                return Optional.of("leaves the repository; write it from its root, without '..'");
            }
            if (segment.isEmpty()) {
                return Optional.of("contains '//'; write one '/' between folders");
            }
            if (segment.equalsIgnoreCase(".git")) {
                return Optional.of("names .git, which is no part of a commit");
            }
        }
        return Optional.empty();
    }
}
