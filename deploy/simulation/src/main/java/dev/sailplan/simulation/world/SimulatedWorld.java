package dev.sailplan.simulation.world;

import dev.sailplan.applier.testing.Keys;
import dev.sailplan.simulation.schedule.Scheduler;
import dev.sailplan.simulation.schedule.Trace;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Lives through one world, from its seed.
public final class SimulatedWorld {
    private static final long MOST_STEPS = 2_000_000;
    private final long seed;
    private final Keys keys;
    private final Trace trace;

    public SimulatedWorld(long seed, Keys keys, int stepsKept) {
        this.seed = seed;
        this.keys = keys;
        this.trace = new Trace(Names.START, stepsKept);
    }

    public Trace trace() {
        return trace;
    }

    public void run() {
        RandomGenerator random = new SplittableRandom(seed);
        double stickiness = random.nextInt(3) * 0.45;
        Scheduler scheduler =
                new Scheduler(
                        random,
                        trace,
                        new Scheduler.Options(Names.START, stickiness, MOST_STEPS));
        Shape shape = Shape.of(random);
        scheduler.run(scheduler.process("world"), () -> live(scheduler, random, shape));
    }

    private void live(Scheduler scheduler, RandomGenerator random, Shape shape) {
        World world = new World(scheduler, random, shape, keys);
        world.build(_ -> {});
        Course course = new Course(world, shape, scheduler, random);
        course.begin();
        course.happenings();
        course.calm();
        course.rest();
        course.repair(Map.of());
        course.rest();
    }
}
