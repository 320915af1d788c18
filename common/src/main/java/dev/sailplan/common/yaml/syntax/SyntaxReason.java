package dev.sailplan.common.yaml.syntax;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says in our own words what the parser found, since its words may quote the document.
final class SyntaxReason {
    static final String UNKNOWN = "this is not valid YAML";
    private static final Map<String, String> BY_START =
            Map.ofEntries(
                    Map.entry(
                            "mapping values are not allowed",
                            "a \"key: value\" is not allowed here; check the indentation or quote the text"),
                    Map.entry(
                            "found character '\\t",
                            "a tab is not allowed here; indent with spaces"),
                    Map.entry(
                            "found character",
                            "this character can't begin a value; quote the text"),
                    Map.entry("could not find expected ':'", "a ':' is missing after a key"),
                    Map.entry(
                            "expected <block end>", "the indentation doesn't fit the lines above"),
                    Map.entry("expected ',' or '}'", "a ',' or '}' is missing"),
                    Map.entry("expected ',' or ']'", "a ',' or ']' is missing"),
                    Map.entry("expected the node content", "a value is missing here"),
                    Map.entry("found unexpected end of stream", "a quoted text is not closed"),
                    Map.entry(
                            "found unexpected document separator",
                            "a quoted text is not closed before the document ends"),
                    Map.entry(
                            "found unknown escape character",
                            "this escape is not known in double quotes"),
                    Map.entry(
                            "found unknown escape character L(",
                            "the parser does not know \\L, which kubectl reads; write \\u2028"),
                    Map.entry(
                            "found unknown escape character P(",
                            "the parser does not know \\P, which kubectl reads; write \\u2029"),
                    Map.entry(
                            "found undefined tag handle",
                            "this tag is not read by Kubernetes; remove it"),
                    Map.entry(
                            "sequence entries are not allowed",
                            "a list can't begin here; check the indentation"),
                    Map.entry(
                            "block sequence entries are not allowed",
                            "a list can't begin here; check the indentation"),
                    Map.entry(
                            "expected '<document start>'",
                            "kubectl ignores what follows here; begin a document with ---"),
                    Map.entry("found unexpected ':'", "a ':' can't stand here; quote the text"));

    private SyntaxReason() {}

    static String of(@Nullable String problem) {
        return BY_START.entrySet().stream()
                .filter(known -> problem != null && problem.startsWith(known.getKey()))
                .max(java.util.Comparator.comparingInt(known -> known.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(UNKNOWN);
    }
}
