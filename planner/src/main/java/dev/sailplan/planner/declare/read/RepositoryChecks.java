package dev.sailplan.planner.declare.read;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.yaml.shape.Faults;
import dev.sailplan.planner.declare.Application;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Checks what can only be judged when all files are read: names that are used twice, dependencies in a circle.
final class RepositoryChecks {
    private RepositoryChecks() {}

    static void check(List<Application> all, Faults faults) {
        Map<ApplicationKey, Application> byKey = new HashMap<>();
        for (Application application : all) {
            Application first = byKey.putIfAbsent(application.key(), application);
            if (first != null) {
                faults.add(
                        application.at(),
                        "application "
                                + application.key().shortForm()
                                + " is declared twice (also "
                                + first.at()
                                + ")");
            }
        }
        byKey.values().stream()
                .filter(application -> reachesItself(application, byKey))
                .forEach(application ->
                        faults.add(
                                application.at(),
                                "application "
                                        + application.key().shortForm()
                                        + " depends on itself, in a circle of dependsOn"));
    }

    private static boolean reachesItself(
            Application start, Map<ApplicationKey, Application> byKey) {
        Set<ApplicationKey> seen = new HashSet<>();
        List<ApplicationKey> next = start.dependsOn();
        while (!next.isEmpty()) {
            next =
                    next.stream()
                            .filter(seen::add)
                            .flatMap(key -> Stream.ofNullable(byKey.get(key)))
                            .flatMap(application -> application.dependsOn().stream())
                            .toList();
        }
        return seen.contains(start.key());
    }
}
