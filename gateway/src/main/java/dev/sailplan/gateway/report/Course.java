package dev.sailplan.gateway.report;

import dev.sailplan.common.domain.plan.Moves;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.gateway.report.Journey.End;
import dev.sailplan.gateway.report.Journey.Sent;
import java.time.Duration;
import java.util.Optional;

/// Holds what one application came to. Health counts when it came after the end.
public record Course(
        Optional<PlanOptions> options,
        Optional<Sent> sent,
        Optional<End> end,
        Optional<Duration> healthy) {
    static final Course NOTHING =
            new Course(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Moves moves() {
        return sent.map(Sent::moves).orElse(Moves.NONE);
    }

    Course planned(PlanOptions with) {
        return new Course(options.or(() -> Optional.of(with)), sent, end, healthy);
    }

    Course released(Sent as) {
        return new Course(options, sent.or(() -> Optional.of(as)), end, healthy);
    }

    Course ended(End how) {
        return new Course(options, sent, end.or(() -> Optional.of(how)), healthy);
    }

    Course becameHealthy(Duration after) {
        return new Course(options, sent, end, healthy.or(() -> Optional.of(after)));
    }
}
