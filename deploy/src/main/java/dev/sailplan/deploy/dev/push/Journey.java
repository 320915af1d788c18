package dev.sailplan.deploy.dev.push;

import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.outcome.Outcome.Applied;
import dev.sailplan.common.domain.outcome.Outcome.HealthChanged;
import dev.sailplan.common.domain.outcome.Outcome.Settled;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Decision.Planned;
import dev.sailplan.common.domain.plan.Verdict.Released;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is known so far of one push on its way to the clusters. Every time counts from the push.
public record Journey(
        Push push,
        Optional<Arrival> arrival,
        Optional<Last> last,
        Map<ApplicationKey, Duration> released,
        Map<ApplicationKey, End> ends,
        Map<ApplicationKey, Duration> healthy) {

    /// The event's place on the log.
    public record Arrival(EventId event, int partition, long offset, Duration after) {}

    /// The decision that ended the event.
    public record Last(Decision.Last decision, Duration after) {}

    /// How an application's release ended.
    public record End(Settled outcome, Duration after) {}

    public static Journey of(Push push) {
        return new Journey(push, Optional.empty(), Optional.empty(), Map.of(), Map.of(), Map.of());
    }

    /// Whether the event is the one that this push caused.
    public boolean causedBy(Pushed event) {
        return arrival.isEmpty()
                && event.repository().equals(push.repository())
                && event.ref().equals(push.ref())
                && event.after().equals(push.after());
    }

    public Journey arrived(Arrival where) {
        return new Journey(push, Optional.of(where), last, released, ends, healthy);
    }

    public Journey decided(Decision.Last decision, Duration after) {
        return isMine(decision.event())
                ? new Journey(
                        push,
                        arrival,
                        Optional.of(new Last(decision, after)),
                        released,
                        ends,
                        healthy)
                : this;
    }

    /// A release for the application was seen on the log.
    public Journey released(EventId event, ApplicationKey application, Duration after) {
        return isMine(event)
                ? new Journey(
                        push, arrival, last, plus(released, application, after), ends, healthy)
                : this;
    }

    public Journey came(Outcome.OfRelease outcome, Duration after) {
        if (!isMine(outcome.attempt().event())) {
            return this;
        }
        ApplicationKey application = outcome.subject().application();
        return switch (outcome) {
            case Settled settled ->
                    new Journey(
                            push,
                            arrival,
                            last,
                            released,
                            plus(ends, application, new End(settled, after)),
                            healthy);
            case HealthChanged _ ->
                    new Journey(
                            push, arrival, last, released, ends, plus(healthy, application, after));
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
                .allMatch(e -> ends.containsKey(e.getKey()));
    }

    /// Whether the application was applied by this push.
    public boolean applied(ApplicationKey application) {
        return Optional.ofNullable(ends.get(application))
                .filter(end -> end.outcome() instanceof Applied)
                .isPresent();
    }

    private boolean isMine(EventId event) {
        return arrival.filter(a -> a.event().equals(event)).isPresent();
    }

    private static <V> Map<ApplicationKey, V> plus(
            Map<ApplicationKey, V> map, ApplicationKey key, V value) {
        Map<ApplicationKey, V> more = new LinkedHashMap<>(map);
        more.putIfAbsent(key, value);
        return more;
    }
}
