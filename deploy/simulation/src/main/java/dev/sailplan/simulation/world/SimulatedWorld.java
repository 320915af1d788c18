package dev.sailplan.simulation.world;

import dev.sailplan.applier.testing.Keys;
import dev.sailplan.common.seal.signature.Verifier;
import dev.sailplan.common.wire.RecordReader;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.simulation.check.Invariants;
import dev.sailplan.simulation.check.evidence.Desired;
import dev.sailplan.simulation.check.evidence.Violation;
import dev.sailplan.simulation.check.rest.ReplayChangesNothing;
import dev.sailplan.simulation.git.CommitGenerator;
import dev.sailplan.simulation.schedule.Scheduler;
import dev.sailplan.simulation.schedule.Trace;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Runs one world, from its seed.
public final class SimulatedWorld {
    private static final long MOST_STEPS = 2_000_000;
    private final long seed;
    private final boolean isLively;
    private final World.Equipment equipment;
    private final Trace trace;
    private Supplier<SortedMap<String, Integer>> seen = TreeMap::new;

    /// A world by its seed. In a lively one objects move between applications, namespaces are deleted and people decide
    /// about holds, beside everything else.
    public record Seed(long number, boolean isLively) {}

    public SimulatedWorld(Seed seed, Keys keys, Tampering tampering, int stepsKept) {
        this.seed = seed.number();
        this.isLively = seed.isLively();
        this.equipment = new World.Equipment(keys, tampering);
        this.trace = new Trace(Names.START, stepsKept);
    }

    /// How often what happened.
    public SortedMap<String, Integer> seen() {
        return seen.get();
    }

    public Trace trace() {
        return trace;
    }

    public void run() {
        RandomGenerator random = new SplittableRandom(seed);
        double stickiness = random.nextInt(3) * 0.45;
        Scheduler scheduler =
                new Scheduler(
                        random, trace, new Scheduler.Options(Names.START, stickiness, MOST_STEPS));
        Shape shape = Shape.of(random, isLively);
        scheduler.run(scheduler.process("world"), () -> live(scheduler, random, shape));
    }

    private void live(Scheduler scheduler, RandomGenerator random, Shape shape) {
        World world = new World(scheduler, random, shape, equipment);
        Invariants invariants = invariants(world);
        world.build(written -> {
            try {
                invariants.saw(written);
            } catch (Violation violation) {
                scheduler.giveUp(violation);
            }
        });
        seen = invariants::seen;
        Course course = new Course(world, shape, scheduler, random);
        course.begin();
        course.happenings(invariants);
        course.calm();
        course.rest(() -> !invariants.hold(Invariants::atRest));
        invariants.atRest();
        course.repair(invariants);
        course.rest(() -> !invariants.hold(Invariants::repaired));
        invariants.repaired();
        if (shape.isReplayed()) {
            ReplayChangesNothing unchanged = ReplayChangesNothing.since(world.cluster());
            invariants.losing(Topics.PLANNER_STATE);
            course.replay();
            course.rest(() -> false);
            unchanged.check();
            course.repair(invariants);
            course.rest(() -> !invariants.hold(Invariants::repaired));
            invariants.repaired();
        }
    }

    private Invariants invariants(World world) {
        Keys keys = equipment.keys();
        return new Invariants(
                new Invariants.Around(
                        Names.CLUSTER,
                        world.log(),
                        world.cluster(),
                        new Desired(world.stories().stream().map(CommitGenerator::remote).toList()),
                        trace::steps),
                new RecordReader(
                        Verifier.of(
                                List.of(keys.planner().publicKey(), keys.applier().publicKey()))));
    }
}
