package dev.sailplan.simulation.world;

import dev.sailplan.common.log.port.TopicSpec;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.simulation.check.Invariants;
import dev.sailplan.simulation.git.CommitGenerator;
import dev.sailplan.simulation.git.SimulatedMirrors;
import dev.sailplan.simulation.schedule.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/// Causes what goes on in a world until its faults end: pushes above all, and everything that operators fear.
final class Happenings {
    private final World world;
    private final Hands hands;
    private final ForeignWriters others;
    private final Scheduler scheduler;
    private final RandomGenerator random;

    /// Holds who pushes, and who has to know of what goes wrong.
    record Hands(GatewayEvents people, Invariants invariants) {}

    Happenings(World world, Hands hands, Scheduler scheduler, RandomGenerator random) {
        this.world = world;
        this.hands = hands;
        this.others = new ForeignWriters(world.cluster(), hands.invariants().drifted(), random);
        this.scheduler = scheduler;
        this.random = random;
    }

    void next() {
        switch (random.nextInt(world.shape().isLively() ? 42 : 36)) {
            case 0, 1, 2, 3 -> kill(any(world.machines()));
            case 4, 5, 6 -> pause(any(world.machines()));
            case 7 -> world.broker().downUntil(soon(10));
            case 8 -> world.network().downUntil(soon(20));
            case 9, 10 -> world.evict(any(world.machines()));
            case 11 -> any(world.machines()).start();
            case 12 -> world.mirrors().forEach(SimulatedMirrors::lose);
            case 13 -> world.gitIsDown(random.nextBoolean());
            case 14, 30, 31 -> loseTopics();
            case 15 -> others.edit();
            case 32 -> world.network().strictUntil(soon(20));
            case 33, 34, 35 -> pause(any(world.appliers()));
            case 16 -> others.copyLabel();
            case 17 -> others.expireJobs();
            case 18 -> world.cluster().finalizeDeletions();
            case 19, 20 -> aside("controllers", this::reportStatus);
            case 36, 37 -> others.deleteNamespace();
            case 38, 39, 40 -> hands.people().decide(hands.invariants().holds());
            default -> push();
        }
    }

    private void push() {
        CommitGenerator story = any(world.stories());
        story.next();
        hands.people().tell(story.remote(), hands.people().deliveries());
    }

    private void reportStatus() {
        for (int i = 0; i < 20; i++) {
            scheduler.sleep(Duration.ofMillis(1 + random.nextInt(100)));
            others.reportStatus();
        }
    }

    private void kill(Machine machine) {
        machine.kill();
        if (random.nextInt(3) > 0) {
            machine.start();
        } else {
            world.evictLater(machine);
        }
    }

    /// Whoever says nothing for a session is no member any more, and doesn't know.
    private void pause(Machine machine) {
        machine.process()
                .ifPresent(process -> {
                    Duration time = random.nextBoolean() ? upTo(1) : World.SESSION.plus(upTo(10));
                    scheduler.pause(process, time);
                    if (time.compareTo(World.SESSION) > 0) {
                        world.evictLater(machine);
                    }
                });
    }

    private void loseTopics() {
        if (!world.shape().topicsAreLost()) {
            push();
            return;
        }
        List<String> topics =
                Topics.all(List.of(Names.CLUSTER)).stream().map(TopicSpec::name).toList();
        boolean all = random.nextInt(4) == 0;
        (all ? topics : List.of(any(topics)))
                .forEach(topic -> {
                    hands.invariants().losing(topic);
                    world.loseTopic(topic);
                });
    }

    private void aside(String name, Runnable work) {
        scheduler.quietThreads(world.process()).start(name, work);
    }

    private Duration upTo(int seconds) {
        return Duration.ofMillis(1 + random.nextInt(seconds * 1000));
    }

    private Instant soon(int seconds) {
        return scheduler.now().plus(upTo(seconds));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
