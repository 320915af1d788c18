package dev.sailplan.simulation.world;

import dev.sailplan.common.domain.event.Actor;
import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.event.Event.ApprovalGranted;
import dev.sailplan.common.domain.event.Event.LetGoRequested;
import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.wire.Records;
import dev.sailplan.simulation.check.evidence.Hold;
import dev.sailplan.simulation.git.Remote;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Writes the events of the gateway: one for a push, now and then two, sometimes none, and a person's word about a
/// hold.
final class GatewayEvents {
    private static final String PERSON = "ada";
    private static final String REASON = "it is meant so";
    private final World world;
    private final RandomGenerator random;
    private final java.time.InstantSource time;
    private final Records records = new Records(URI.create("/gateway"), Optional.empty());
    private int pushes;
    private int words;

    GatewayEvents(World world, RandomGenerator random, java.time.InstantSource time) {
        this.world = world;
        this.random = random;
        this.time = time;
    }

    /// The event of what the branch is now, as often as the host says it.
    void tell(Remote remote, int times) {
        Outbound event = event(remote);
        for (int i = 0; i < times; i++) {
            world.log().append(event);
        }
    }

    /// A person lets a held plan go on, or what it would delete go; now and then they look at what is long over.
    void decide(List<Hold> holds) {
        if (!holds.isEmpty()) {
            int last = holds.size() - 1;
            Hold hold = holds.get(random.nextBoolean() ? last : random.nextInt(holds.size()));
            EventId id = new EventId("word-" + ++words);
            world.log()
                    .append(
                            records.event(
                                    random.nextInt(3) > 0 ? goOn(id, hold) : letGo(id, hold)));
        }
    }

    private Event goOn(EventId id, Hold hold) {
        return new ApprovalGranted(
                id, hold.repository(), hold.target(), PERSON, REASON, time.instant());
    }

    private Event letGo(EventId id, Hold hold) {
        return new LetGoRequested(
                id, hold.repository(), hold.target(), PERSON, REASON, time.instant());
    }

    int deliveries() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> 0;
            case 2 -> 2;
            default -> 1;
        };
    }

    private Outbound event(Remote remote) {
        Optional<CommitId> tip = remote.tip();
        return records.event(
                new Pushed(
                        new EventId("push-" + ++pushes),
                        remote.name(),
                        RefName.branch("main"),
                        Optional.empty(),
                        tip,
                        Actor.NOBODY,
                        time.instant()));
    }
}
