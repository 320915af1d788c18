package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import java.util.List;
import java.util.Map;

/// Records as they were written, in order.
public record Written(List<Object> all) {
    public Written {
        all = List.copyOf(all);
    }

    public <T> List<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public List<Release> releases() {
        return of(Release.class);
    }

    public Release release(String name) {
        return releases().stream()
                .filter(r -> r.subject().application().name().value().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no release of " + name + " in " + all));
    }

    public List<Plan> plans() {
        return of(Plan.class);
    }

    public List<String> released() {
        return releases().stream()
                .map(r -> r.subject().application().name() + r.generation().toString())
                .sorted()
                .toList();
    }

    /// The verdicts of the decision that ends the event, which must be the last record.
    public Map<String, String> verdicts() {
        return all.getLast() instanceof Decision.Planned planned
                ? PlannerWorld.shown(planned.applications())
                : fail();
    }

    private Map<String, String> fail() {
        throw new AssertionError("the last record is not Planned: " + all);
    }
}
