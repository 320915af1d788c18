package dev.sailplan.common.log.kafka.connect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// The properties of a Java properties file with the lines that they begin on, which `java.util.Properties` forgets.
record PropertyLines(List<Entry> entries, List<Integer> unreadable) {
    PropertyLines {
        entries = List.copyOf(entries);
        unreadable = List.copyOf(unreadable);
    }

    /// Without the value, which may be a secret.
    record Entry(int line, String name, String value) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// The names alone.
    @Override
    public String toString() {
        return entries.toString();
    }

    static PropertyLines parse(String text) {
        List<Entry> entries = new ArrayList<>();
        List<Integer> unreadable = new ArrayList<>();
        List<String> lines = new BufferedReader(new StringReader(text)).lines().toList();
        for (int next = 0; next < lines.size(); ) {
            int first = next;
            StringBuilder logical = new StringBuilder(lines.get(next++));
            while (!isComment(lines.get(first)) && goesOn(logical) && next < lines.size()) {
                logical.append('\n').append(lines.get(next++));
            }
            try {
                read(logical.toString())
                        .forEach((name, value) ->
                                entries.add(
                                        new Entry(
                                                first + 1,
                                                String.valueOf(name),
                                                String.valueOf(value).strip())));
            } catch (IllegalArgumentException _) {
                unreadable.add(first + 1);
            }
        }
        return new PropertyLines(entries, unreadable);
    }

    private static boolean isComment(String line) {
        return line.stripLeading().startsWith("#") || line.stripLeading().startsWith("!");
    }

    /// An odd number of backslashes at its end.
    private static boolean goesOn(CharSequence line) {
        int at = line.length();
        while (at > 0 && line.charAt(at - 1) == '\\') {
            at--;
        }
        return (line.length() - at) % 2 == 1;
    }

    private static Properties read(String logical) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(logical));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
