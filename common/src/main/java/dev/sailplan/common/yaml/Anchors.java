package dev.sailplan.common.yaml;

import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.yaml.syntax.Refusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Holds the anchors of one document; the last one of a name before an alias is meant.
final class Anchors {
    /// Holds what an anchor names, how many values that is, and how many levels it adds.
    record Target(Located value, int nodes, int height) {}

    private final Map<String, Target> closed = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    void open(String name) {
        open.add(name);
    }

    void close(String name, Target target) {
        open.remove(name);
        closed.put(name, target);
    }

    Target find(String name, SourceLocation at) {
        if (open.contains(name)) {
            throw new Refusal(at, "this alias stands inside of what it repeats");
        }
        Target target = closed.get(name);
        if (target == null) {
            throw new Refusal(
                    at,
                    "this alias has no anchor before it; quote the text if it is meant as text");
        }
        return target;
    }
}
