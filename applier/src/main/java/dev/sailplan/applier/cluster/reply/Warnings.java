package dev.sailplan.applier.cluster.reply;

import dev.sailplan.common.domain.text.Shortened;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads what an API server warns of beside an answer: `Warning: 299 - "text"`.
public final class Warnings {
    private static final Pattern WARNING = Pattern.compile("299 \\S+ \"((?:[^\"\\\\]|\\\\.)*+)\"");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    /// A webhook may warn as often and as long as it likes.
    private static final int MOST = 5;

    private static final int LONGEST = 300;

    private Warnings() {}

    public static List<String> in(List<String> headers) {
        return headers.stream()
                .flatMap(header -> WARNING.matcher(header).results())
                .map(Warnings::text)
                .filter(text -> !text.isBlank())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static String text(MatchResult warning) {
        return Shortened.to(LONGEST, ESCAPED.matcher(warning.group(1)).replaceAll("$1").strip());
    }
}
