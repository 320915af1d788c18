package dev.sailplan.simulation.schedule;

import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.port.Threads;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/// Lets one simulated thread run at a time, and at every step chooses the next by chance. Nothing happens by the
/// real clock: when nobody can run, time jumps to the next moment that somebody waits for.
///
/// No thread may come to a step while it is inside a monitor: whoever gets the baton next may want it.
public final class Scheduler {
    /// Work takes some time as well.
    private static final Duration STEP = Duration.ofNanos(20_000);

    /// The world ends with its first thread.
    private static final long FIRST = 1;

    private static final Duration HANGING = Duration.ofSeconds(30);
    private final RandomGenerator random;
    private final Trace trace;
    private final Options options;
    private final Queues queues = new Queues();
    private final Set<Task> alive = new LinkedHashSet<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicReference<Optional<Throwable>> failure =
            new AtomicReference<>(Optional.empty());
    private Instant now;
    private Optional<Task> running = Optional.empty();
    private Optional<Watching> watching = Optional.empty();
    private long started;
    private boolean burying;

    /// @param stickiness how likely a thread goes on at a step without a choice
    /// @param mostSteps a world that takes more is taken for one that never comes to rest
    public record Options(Instant start, double stickiness, long mostSteps) {}

    public Scheduler(RandomGenerator random, Trace trace, Options options) {
        this.random = random;
        this.trace = trace;
        this.options = options;
        this.now = options.start();
    }

    public InstantSource time() {
        return () -> now;
    }

    public Instant now() {
        return now;
    }

    public Trace trace() {
        return trace;
    }

    public SimulatedProcess process(String name) {
        return new SimulatedProcess(name);
    }

    /// Threads and signals of a process; each use of them is a step.
    public Threads threads(SimulatedProcess process) {
        return new SimulatedThreads(this, process, true);
    }

    /// Signals for the inside of a port, which is one step as a whole.
    public Threads quietThreads(SimulatedProcess process) {
        return new SimulatedThreads(this, process, false);
    }

    /// Runs a world from its main thread's start to that one's end; then nothing of it is left.
    ///
    /// @throws RuntimeException what a thread failed with, or that nobody could go on or it took too many steps
    public void run(SimulatedProcess process, Runnable main) {
        start(process, "main", main);
        handOver();
        awaitEnd();
        bury();
        failure.get().ifPresent(Scheduler::rethrow);
    }

    private static void rethrow(Throwable cause) {
        throw cause instanceof RuntimeException e
                ? e
                : new SimulationStuck(String.valueOf(cause.getMessage()), cause);
    }

    private void awaitEnd() {
        long before = -1;
        try {
            while (!end.await(HANGING.toSeconds(), TimeUnit.SECONDS)) {
                long steps = trace.steps();
                if (steps == before) {
                    fail(new IllegalStateException("hangs in " + where()));
                }
                before = steps;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        }
    }

    private String where() {
        return running.map(task -> task + " " + List.of(task.thread().getStackTrace()))
                .orElse("nobody");
    }

    private void fail(Throwable cause) {
        failure.compareAndSet(Optional.empty(), Optional.of(cause));
        end.countDown();
    }

    void start(SimulatedProcess process, String name, Runnable body) {
        String lane = name.startsWith("lane ") ? name : running.map(Task::lane).orElse("");
        AtomicReference<Optional<Task>> self = new AtomicReference<>(Optional.empty());
        Task task =
                new Task(
                        ++started,
                        new Task.Origin(process, name, lane),
                        () -> live(self.get().orElseThrow(), body));
        self.set(Optional.of(task));
        alive.add(task);
        queues.ready(task);
    }

    private void live(Task task, Runnable body) {
        Optional<Throwable> broke = Optional.empty();
        try {
            body.run();
        } catch (Killed _) {
            // Its process is gone.
        } catch (RuntimeException | Error e) {
            broke = Optional.of(e);
        }
        if (burying) {
            return;
        }
        alive.remove(task);
        if (broke.isPresent()) {
            fail(broke.get());
        } else if (task.number() == FIRST) {
            end.countDown();
        } else {
            handOver();
        }
    }

    /// The lane that the running thread works for; empty for none.
    public String lane() {
        return running.map(Task::lane).orElse("");
    }

    /// Somebody else may run now.
    public void step(String what, String detail) {
        Task me = me();
        trace.add(now, me.toString(), what, detail);
        if (trace.steps() > options.mostSteps()) {
            fail(new IllegalStateException("no rest after " + options.mostSteps() + " steps"));
            hold(me);
        }
        if (random.nextDouble() >= options.stickiness() || me.process().isDead()) {
            queues.ready(me);
            block(me);
        }
    }

    /// Ends the world here and now.
    public void giveUp(RuntimeException why) {
        Task me = me();
        fail(why);
        hold(me);
    }

    public void sleep(Duration time) {
        if (time.isPositive()) {
            block(me(), now.plus(time));
        }
    }

    /// Waits until others have taken so many steps, which is in the middle of whatever they are at.
    public void awaitSteps(int steps) {
        Task me = me();
        watching = Optional.of(new Watching(me, trace.steps() + steps));
        block(me);
    }

    /// A thread that waits for a step.
    private record Watching(Task task, long step) {}

    private void wakeWatching(boolean anyway) {
        if (watching.filter(it -> anyway || trace.steps() >= it.step()).isPresent()) {
            queues.ready(watching.get().task());
            watching = Optional.empty();
        }
    }

    /// The process does nothing any more, from its next step on.
    public void kill(SimulatedProcess process) {
        process.kill();
        trace.add(now, "world", "kill", process.name());
    }

    /// The process does nothing for a while, and doesn't notice.
    public void pause(SimulatedProcess process, Duration time) {
        process.pause(now.plus(time));
        trace.add(now, "world", "pause", process.name() + " " + time);
    }

    Task me() {
        if (burying) {
            throw new Killed();
        }
        return running.orElseThrow();
    }

    void wake(Task task) {
        queues.noLonger(task);
        queues.ready(task);
    }

    void block(Task me, Instant deadline) {
        queues.until(me, deadline);
        block(me);
        queues.noLonger(me);
    }

    private void block(Task me) {
        Optional<Task> next = next();
        if (next.isEmpty()) {
            fail(new IllegalStateException("nobody can go on"));
            hold(me);
        }
        if (!next.get().equals(me)) {
            running = next;
            next.get().giveBaton();
            hold(me);
        }
    }

    private void hold(Task me) {
        me.awaitBaton();
        if (burying) {
            throw new Killed();
        }
    }

    private void handOver() {
        Optional<Task> next = next();
        if (next.isEmpty()) {
            fail(new IllegalStateException("nobody can go on"));
        } else {
            running = next;
            next.get().giveBaton();
        }
    }

    private Optional<Task> next() {
        now = now.plus(STEP);
        queues.wake(now);
        wakeWatching(false);
        while (true) {
            if (queues.nobodyIsReady() && !timeJumps()) {
                return Optional.empty();
            }
            Task task = queues.take(random);
            if (task.process().pausedUntil().isAfter(now)) {
                queues.until(task, task.process().pausedUntil());
            } else if (!task.process().isDead()) {
                return Optional.of(task);
            }
        }
    }

    private boolean timeJumps() {
        Optional<Instant> later = queues.earliest();
        later.ifPresent(time -> now = time);
        queues.wake(now);
        wakeWatching(later.isEmpty());
        return !queues.nobodyIsReady();
    }

    /// Threads of dead processes, and all others once it is over, end at the port that they stand at.
    private void bury() {
        burying = true;
        for (Task task : List.copyOf(alive)) {
            if (task.isStarted()) {
                task.giveBaton();
                join(task.thread());
            }
        }
        alive.clear();
    }

    private static void join(Thread thread) {
        try {
            if (!thread.join(HANGING)) {
                throw new IllegalStateException(
                        thread.getName() + " does not end: " + List.of(thread.getStackTrace()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Signal signal(boolean steps) {
        return new SimulatedSignal(this, steps);
    }
}
