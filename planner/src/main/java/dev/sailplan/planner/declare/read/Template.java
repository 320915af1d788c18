package dev.sailplan.planner.declare.read;

import dev.sailplan.common.yaml.shape.Reader;
import dev.sailplan.common.yaml.shape.Readers;
import dev.sailplan.planner.declare.TreeEntry;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills `{{directory.name}}` and `{{directory.path}}` in.
record Template(Map<String, String> values) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}]*+)}}");
    static final Template NOTHING = new Template(Map.of());

    Template {
        values = Map.copyOf(values);
    }

    static Template of(TreeEntry directory) {
        return new Template(
                Map.of("directory.name", directory.name(), "directory.path", directory.path()));
    }

    /// Reads a text that means something once it is filled.
    <T> Reader<T> text(Function<String, T> meaning) {
        return Readers.text(text -> meaning.apply(fill(text)));
    }

    /// The text with every placeholder replaced; refuses one that is unknown.
    String fill(String text) {
        Matcher matcher = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(
                    filled, Matcher.quoteReplacement(value(matcher.group(1).strip())));
        }
        return matcher.appendTail(filled).toString();
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    values.isEmpty()
                            ? "'{{" + name + "}}' has a meaning only in an entry with forEach"
                            : "unknown placeholder '{{"
                                    + name
                                    + "}}'; known: {{directory.name}}, {{directory.path}}");
        }
        return value;
    }
}
