package dev.sailplan.simulation.world;

import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.port.TopicSpec;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.simulation.check.Invariants;
import dev.sailplan.simulation.check.evidence.Violation;
import dev.sailplan.simulation.schedule.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/// Takes one world through its course: it begins, things happen, faults end, and it comes to rest.
final class Course {
    private static final Duration REST = Duration.ofSeconds(150);
    private static final Duration LONGEST = Duration.ofHours(3);
    private final World world;
    private final Shape shape;
    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final GatewayEvents people;

    Course(World world, Shape shape, Scheduler scheduler, RandomGenerator random) {
        this.world = world;
        this.shape = shape;
        this.scheduler = scheduler;
        this.random = random;
        this.people = new GatewayEvents(world, random, scheduler.time());
    }

    void begin() {
        world.machines().forEach(Machine::start);
        world.stories()
                .forEach(story -> {
                    story.begin();
                    people.tell(story.remote(), people.deliveries());
                });
    }

    void happenings(Invariants invariants) {
        Happenings happenings =
                new Happenings(world, new Happenings.Hands(people, invariants), scheduler, random);
        for (int i = 0; i < shape.happenings(); i++) {
            wait(i);
            happenings.next();
        }
    }

    /// Most happens while something else is under way.
    private void wait(int happened) {
        if (happened == 0 || random.nextInt(4) == 0) {
            scheduler.sleep(Duration.ofMillis(random.nextInt(30_000)));
        } else {
            scheduler.awaitSteps(1 + random.nextInt(random.nextBoolean() ? 60 : 400));
        }
    }

    void calm() {
        world.broker().calm();
        world.network().calm();
        world.gitIsDown(false);
        world.machines().forEach(Machine::start);
    }

    /// Every process ends, what they knew is lost, and they read all topics from the beginning.
    void replay() {
        world.machines()
                .forEach(machine -> {
                    machine.kill();
                    world.log().evict(machine.group().name(), machine.group().instance());
                    world.log().group(machine.group().name()).offsets().clear();
                });
        for (String topic : List.of(Topics.PLANNER_STATE, Topics.applierState(Names.CLUSTER))) {
            world.loseTopic(topic);
        }
        world.machines().forEach(Machine::start);
    }

    /// Until nothing was written to the log for a while; back-offs may be longer than that where something is open.
    void rest(BooleanSupplier open) {
        Instant deadline = scheduler.now().plus(LONGEST);
        Map<TopicPartition, Long> before = Map.of();
        Map<TopicPartition, Long> now = ends();
        while (!now.equals(before) || (open.getAsBoolean() && scheduler.now().isBefore(deadline))) {
            if (scheduler.now().isAfter(deadline)) {
                throw new Violation("I6", "the world does not come to rest");
            }
            scheduler.sleep(REST);
            world.cluster().finalizeDeletions();
            before = now;
            now = ends();
        }
    }

    void repair(Invariants invariants) {
        invariants.drifted().mend();
        List<String> held = invariants.held();
        world.stories()
                .forEach(story -> {
                    story.repair(held);
                    people.tell(story.remote(), 1);
                });
    }

    private Map<TopicPartition, Long> ends() {
        Map<TopicPartition, Long> ends = new TreeMap<>();
        for (TopicSpec topic : Topics.all(List.of(Names.CLUSTER))) {
            ends.putAll(world.log().ends(world.log().partitions(topic.name())));
        }
        return ends;
    }
}
