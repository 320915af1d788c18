package dev.sailplan.simulation;

import dev.sailplan.applier.testing.Keys;
import dev.sailplan.simulation.keys.SimulatedKeys;
import dev.sailplan.simulation.schedule.Trace;
import dev.sailplan.simulation.world.SimulatedWorld;
import dev.sailplan.simulation.world.Tampering;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Runs many simulated worlds, some at once, each for itself.
public final class Simulation {
    private static final int STEPS_SHOWN = 200;
    private final Keys keys = SimulatedKeys.generate();
    private final int atOnce;
    private final Tampering tampering;
    private final boolean isLively;

    public Simulation(int atOnce) {
        this(atOnce, Tampering.NONE);
    }

    public Simulation(int atOnce, Tampering tampering) {
        this(atOnce, tampering, false);
    }

    private Simulation(int atOnce, Tampering tampering, boolean isLively) {
        this.atOnce = atOnce;
        this.tampering = tampering;
        this.isLively = isLively;
    }

    /// The same in worlds in which more goes on: objects move between applications, namespaces are deleted, and people
    /// decide about holds.
    public Simulation lively() {
        return new Simulation(atOnce, tampering, true);
    }

    /// One schedule, with so many of its last steps.
    public Schedule one(long seed, int stepsKept) {
        SimulatedWorld world =
                new SimulatedWorld(
                        new SimulatedWorld.Seed(seed, isLively), keys, tampering, stepsKept);
        Optional<String> failure = Optional.empty();
        try {
            world.run();
        } catch (RuntimeException e) {
            failure = Optional.of(words(e));
        }
        Trace trace = world.trace();
        return new Schedule(
                seed,
                isLively,
                trace.steps(),
                trace.digest(),
                world.seen(),
                failure,
                failure.isPresent() || stepsKept > STEPS_SHOWN ? trace.lines() : List.of());
    }

    private static String words(RuntimeException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /// The schedules of these seeds that failed.
    ///
    /// @param each is told of every schedule that ends, by several threads
    public List<Schedule> failures(Seeds seeds, Consumer<Schedule> each) {
        return run(seeds, each, _ -> false);
    }

    /// The first failure found.
    public Optional<Schedule> firstFailure(Seeds seeds) {
        return run(seeds, _ -> {}, schedule -> schedule.failure().isPresent()).stream().findFirst();
    }

    /// The same for whoever has loaded this class on its own, in words.
    public static Optional<String> firstFault(int atOnce, long from, int count) {
        return new Simulation(atOnce).firstFailure(new Seeds(from, count)).map(Schedule::report);
    }

    /// The same in lively worlds.
    public static Optional<String> firstFaultOfLively(int atOnce, long from, int count) {
        return new Simulation(atOnce)
                .lively()
                .firstFailure(new Seeds(from, count))
                .map(Schedule::report);
    }

    /// A number of consecutive seeds, from the first on.
    public record Seeds(long from, int count) {}

    private List<Schedule> run(Seeds seeds, Consumer<Schedule> each, Predicate<Schedule> enough) {
        AtomicLong next = new AtomicLong(seeds.from());
        long end = seeds.from() + seeds.count();
        ConcurrentLinkedQueue<Schedule> failed = new ConcurrentLinkedQueue<>();
        Runnable work =
                () -> {
                    for (long seed = next.getAndIncrement();
                            seed < end;
                            seed = next.getAndIncrement()) {
                        Schedule schedule = one(seed, STEPS_SHOWN);
                        each.accept(schedule);
                        if (schedule.failure().isPresent()) {
                            failed.add(schedule);
                        }
                        if (enough.test(schedule)) {
                            next.set(end);
                        }
                    }
                };
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            threads.add(Thread.ofPlatform().name("worlds-" + i).start(work));
        }
        threads.forEach(Simulation::join);
        return failed.stream().sorted((a, b) -> Long.compare(a.seed(), b.seed())).toList();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
