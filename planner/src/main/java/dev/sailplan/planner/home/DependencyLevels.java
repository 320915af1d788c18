package dev.sailplan.planner.home;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.planner.declare.Application;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Orders applications so that each comes after those it depends on.
public final class DependencyLevels {
    private final Map<ApplicationKey, Application> declared;
    private final Map<ApplicationKey, Integer> levels = new HashMap<>();

    private DependencyLevels(List<Application> all) {
        declared = all.stream().collect(Collectors.toMap(Application::key, Function.identity()));
    }

    /// Lists of which each may be done side by side. There are no circles: their declaration is refused.
    public static List<List<Application>> of(List<Application> all) {
        DependencyLevels levels = new DependencyLevels(all);
        Map<Integer, List<Application>> byLevel = new TreeMap<>();
        all.forEach(
                app -> byLevel.computeIfAbsent(levels.of(app), _ -> new ArrayList<>()).add(app));
        return byLevel.values().stream().map(List::copyOf).toList();
    }

    private int of(Application application) {
        Integer known = levels.get(application.key());
        if (known != null) {
            return known;
        }
        int level = 0;
        for (ApplicationKey key : application.dependsOn()) {
            Application dependency = declared.get(key);
            if (dependency != null) {
                level = Math.max(level, of(dependency) + 1);
            }
        }
        levels.put(application.key(), level);
        return level;
    }
}
