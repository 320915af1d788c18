package dev.sailplan.simulation.world;

import dev.sailplan.common.domain.event.Actor;
import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.wire.Records;
import dev.sailplan.simulation.git.Remote;
import java.net.URI;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Pushes, and what the gateway makes of them: one event, now and then two, and sometimes none.
final class People {
    private final World world;
    private final RandomGenerator random;
    private final java.time.InstantSource time;
    private final Records records = new Records(URI.create("/gateway"), Optional.empty());
    private int pushes;

    People(World world, RandomGenerator random, java.time.InstantSource time) {
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
