package dev.sailplan.gateway.hook;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A request's headers, by lower-case name. Some are secrets, so it shows only the names.
public record HookHeaders(Map<String, List<String>> values) {
    public HookHeaders {
        Map<String, List<String>> lower = new TreeMap<>();
        values.forEach((name, each) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(each)));
        values = Map.copyOf(lower);
    }

    /// The one value; empty where the header is absent, blank or sent twice, since two values leave a choice.
    public Optional<String> one(String name) {
        List<String> found = values.getOrDefault(name, List.of());
        return found.size() == 1
                ? Optional.of(found.getFirst().strip()).filter(value -> !value.isEmpty())
                : Optional.empty();
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    @Override
    public String toString() {
        return "headers " + values.keySet().stream().sorted().toList();
    }
}
