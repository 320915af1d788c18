package dev.sailplan.common.domain.text;

import dev.sailplan.common.domain.id.ApplicationKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Names applications as people do: `web@dev`, and `shop/web@dev` where another project has a `web@dev` too.
public final class ApplicationNames {
    private final Map<String, Set<ApplicationKey>> known = new HashMap<>();

    /// There is this one.
    public void learn(ApplicationKey application) {
        known.computeIfAbsent(application.shortForm(), _ -> new HashSet<>()).add(application);
    }

    /// Its name among those that are known by now.
    public String of(ApplicationKey application) {
        String name = application.shortForm();
        return known.getOrDefault(name, Set.of()).size() > 1 ? application.value() : name;
    }
}
