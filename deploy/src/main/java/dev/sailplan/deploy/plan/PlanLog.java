package dev.sailplan.deploy.plan;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Folds what the log says of the applications that are asked for, and remembers the names of all.
public final class PlanLog {
    private final Predicate<ApplicationKey> wanted;
    private final TreeMap<ApplicationKey, ApplicationLog> logs = new TreeMap<>();
    private final Set<ApplicationKey> known = new TreeSet<>();

    public PlanLog(Predicate<ApplicationKey> wanted) {
        this.wanted = wanted;
    }

    /// Taken in the order of each topic.
    public void take(Object record) {
        switch (record) {
            case Plan plan -> log(plan.subject().application()).ifPresent(log -> log.take(plan));
            case Release release ->
                    log(release.subject().application()).ifPresent(log -> log.take(release));
            case Outcome.OfRelease outcome ->
                    log(outcome.subject().application()).ifPresent(log -> log.take(outcome));
            case Decision.Planned planned ->
                    planned.applications()
                            .forEach((application, verdict) ->
                                    log(application).ifPresent(log -> log.take(planned, verdict)));
            case Decision.Held held -> log(held.application()).ifPresent(log -> log.take(held));
            case Decision.Rejected rejected ->
                    log(rejected.application()).ifPresent(log -> log.take(rejected));
            case Decision.Delayed delayed ->
                    delayed.application().flatMap(this::log).ifPresent(log -> log.take(delayed));
            case Decision.PlanSuperseded end ->
                    log(end.application()).ifPresent(log -> log.take(end));
            default -> {}
        }
    }

    private Optional<ApplicationLog> log(ApplicationKey application) {
        known.add(application);
        return wanted.test(application)
                ? Optional.of(logs.computeIfAbsent(application, _ -> new ApplicationLog()))
                : Optional.empty();
    }

    /// Every application that the log speaks of.
    public Set<ApplicationKey> known() {
        return known;
    }

    /// Those that were asked for and that the log speaks of.
    public Set<ApplicationKey> found() {
        return logs.keySet();
    }

    /// The releases that are on the log, oldest first.
    public List<Generation> releases(ApplicationKey application) {
        return log(application).map(log -> List.copyOf(log.releases().keySet())).orElse(List.of());
    }

    /// A release of the application, or its newest plan.
    public Optional<PlanView> view(ApplicationKey application, Optional<Generation> release) {
        return log(application).flatMap(log -> new PlanReading(application, log).of(release));
    }

    /// What keeps the newest commit from being planned or released.
    public Optional<PlanView.Stop> stop(ApplicationKey application) {
        return log(application).flatMap(log -> new PlanReading(application, log).stop());
    }
}
