package dev.sailplan.common.domain.id;

import java.util.regex.Pattern;

/// Holds the rules that names share.
enum Names {
    /// RFC 1123 label: what Kubernetes takes as the name of a namespace.
    LABEL("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?", "lower-case letters, digits and '-', at most 63"),
    /// A path segment that is safe in a URL, a file name and a topic name.
    SEGMENT(
            "[a-z0-9]([-a-z0-9._]{0,98}[a-z0-9])?",
            "lower-case letters, digits, '-', '.' and '_', at most 100"),
    HEX_256("[0-9a-f]{64}", "64 hexadecimal digits"),
    OBJECT_NAME("[0-9a-f]{40}|[0-9a-f]{64}", "40 or 64 hexadecimal digits");

    private final Pattern pattern;
    private final String rule;

    Names(String regex, String rule) {
        this.pattern = Pattern.compile(regex);
        this.rule = rule;
    }

    String check(String what, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " '" + shown(value) + "' must be " + rule);
        }
        return value;
    }

    private static String shown(String value) {
        return value.length() > 80 ? value.substring(0, 80) + "…" : value;
    }
}
