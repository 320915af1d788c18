package dev.sailplan.gateway.report;

import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.outcome.Outcome.HealthChanged;
import dev.sailplan.common.domain.outcome.Outcome.Held;
import dev.sailplan.common.domain.outcome.Outcome.Settled;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Decision.Planned;
import dev.sailplan.common.domain.plan.Moves;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Verdict.Released;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Holds what is known so far of one push on its way to the clusters, and how things stood before it. Every time counts
/// from the push.
public record Journey(
        Push push,
        PriorState prior,
        Optional<Arrival> arrival,
        Optional<Last> last,
        Map<ApplicationKey, ApplicationProgress> courses) {

    /// Holds the event's place on the log.
    public record Arrival(EventId event, int partition, long offset, Duration after) {}

    /// Holds the decision that ended the event.
    public record Last(Decision.Last decision, Duration after) {}

    /// Holds the outcome that ended an application's release.
    public record End(Settled outcome, Duration after) {}

    /// A release on its way to a cluster.
    public record Sent(Moves moves, Duration after) {}

    public static Journey of(Push push, PriorState prior) {
        return new Journey(push, prior, Optional.empty(), Optional.empty(), Map.of());
    }

    /// Takes in a record that came by, from its place on the log.
    public Journey after(Object record, int partition, long offset, Duration time) {
        return switch (record) {
            case Pushed event when causedBy(event) ->
                    arrived(new Arrival(event.id(), partition, offset, time));
            case Decision.Last decision -> decided(decision, time);
            case Plan plan -> planned(plan);
            case Release release -> released(release, time);
            case Outcome.OfRelease outcome -> came(outcome, time);
            default -> this;
        };
    }

    /// Whether the event is the one that this push caused.
    private boolean causedBy(Pushed event) {
        return arrival.isEmpty()
                && event.repository().equals(push.repository())
                && event.ref().equals(push.ref())
                && event.after().equals(push.after());
    }

    Journey arrived(Arrival where) {
        return new Journey(push, prior, Optional.of(where), last, courses);
    }

    Journey decided(Decision.Last decision, Duration after) {
        return isMine(decision.event())
                ? new Journey(push, prior, arrival, Optional.of(new Last(decision, after)), courses)
                : this;
    }

    Journey planned(Plan plan) {
        ApplicationKey application = plan.subject().application();
        return isMine(plan.event())
                ? with(application, course(application).planned(plan.options()))
                : this;
    }

    /// A release was seen on the log.
    Journey released(Release release, Duration after) {
        ApplicationKey application = release.subject().application();
        return isMine(release.event())
                ? with(application, course(application).released(new Sent(release.moved(), after)))
                : this;
    }

    Journey came(Outcome.OfRelease outcome, Duration after) {
        if (!isMine(outcome.attempt().event())) {
            return this;
        }
        ApplicationKey application = outcome.subject().application();
        return switch (outcome) {
            case Settled settled ->
                    with(application, course(application).ended(new End(settled, after)));
            case HealthChanged _ -> with(application, course(application).becameHealthy(after));
            case Outcome.Started _,
                    Outcome.Stale _,
                    Outcome.DriftDetected _,
                    Outcome.DriftCorrected _ ->
                    this;
        };
    }

    /// Whether everything that the push set off has come to an end.
    public boolean isOver() {
        return last.map(l -> l.decision() instanceof Planned p ? allEnded(p) : true).orElse(false);
    }

    private boolean allEnded(Planned planned) {
        return planned.applications().entrySet().stream()
                .filter(e -> e.getValue() instanceof Released)
                .allMatch(e -> course(e.getKey()).end().isPresent());
    }

    /// How its release is held, where it is.
    Optional<Held> held(ApplicationKey application) {
        return course(application)
                .end()
                .map(End::outcome)
                .filter(Held.class::isInstance)
                .map(Held.class::cast);
    }

    ApplicationProgress course(ApplicationKey application) {
        return courses.getOrDefault(application, ApplicationProgress.NOTHING);
    }

    private boolean isMine(EventId event) {
        return arrival.filter(a -> a.event().equals(event)).isPresent();
    }

    private Journey with(ApplicationKey application, ApplicationProgress course) {
        Map<ApplicationKey, ApplicationProgress> more = new LinkedHashMap<>(courses);
        more.put(application, course);
        return new Journey(push, prior, arrival, last, more);
    }
}
