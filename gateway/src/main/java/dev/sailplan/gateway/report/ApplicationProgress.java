package dev.sailplan.gateway.report;

import dev.sailplan.common.domain.plan.Moves;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.gateway.report.Journey.End;
import dev.sailplan.gateway.report.Journey.Sent;
import java.time.Duration;
import java.util.Optional;

/// Holds what one application came to. Health counts when it came after the end.
public record ApplicationProgress(
        Optional<PlanOptions> options,
        Optional<Sent> sent,
        Optional<End> end,
        Optional<Duration> healthy) {
    static final ApplicationProgress NOTHING =
            new ApplicationProgress(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Moves moves() {
        return sent.map(Sent::moves).orElse(Moves.NONE);
    }

    ApplicationProgress planned(PlanOptions with) {
        return new ApplicationProgress(options.or(() -> Optional.of(with)), sent, end, healthy);
    }

    ApplicationProgress released(Sent as) {
        return new ApplicationProgress(options, sent.or(() -> Optional.of(as)), end, healthy);
    }

    ApplicationProgress ended(End how) {
        return new ApplicationProgress(options, sent, end.or(() -> Optional.of(how)), healthy);
    }

    ApplicationProgress becameHealthy(Duration after) {
        return new ApplicationProgress(options, sent, end, healthy.or(() -> Optional.of(after)));
    }
}
