package dev.sailplan.planner.manifest;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.planner.manifest.problem.Findings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds objects that are declared more than once, in whatever version.
final class Duplicates {
    private Duplicates() {}

    static void report(List<Manifest> manifests, Findings findings) {
        Map<ObjectId, SourceLocation> first = new HashMap<>();
        for (Manifest manifest : manifests) {
            SourceLocation before = first.putIfAbsent(manifest.id(), manifest.at());
            if (before != null) {
                findings.add(manifest.at(), message(manifest.id(), before));
            }
        }
    }

    private static String message(ObjectId id, SourceLocation before) {
        String where = before.file() + ":" + before.line();
        return id.kind() + " " + id.name() + " declared twice (also " + where + ")";
    }
}
