package dev.sailplan.common.wire;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.status.Facts;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import java.util.List;

/// Sends a record of any type through [Records], and what came out back as it is read.
final class Trip {
    private Trip() {}

    static List<Outbound> write(Records records, Object record) {
        return switch (record) {
            case Event event -> List.of(records.event(event));
            case Decision decision -> records.decision(decision);
            case Plan plan -> records.plan(plan);
            case Release release -> List.of(records.release(release));
            case Outcome outcome -> records.outcome(outcome);
            case Status status -> List.of(records.status(status));
            case Facts facts -> List.of(records.facts(facts));
            default -> throw new IllegalArgumentException("travels inside others: " + record);
        };
    }

    static Inbound arrived(Outbound outbound) {
        return new Inbound(
                new TopicPartition(outbound.topic(), 0),
                0,
                outbound.key(),
                outbound.headers(),
                outbound.value().orElse(Payload.EMPTY),
                Samples.AT);
    }
}
