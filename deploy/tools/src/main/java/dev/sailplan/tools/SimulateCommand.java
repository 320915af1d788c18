package dev.sailplan.tools;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.command.ExitCode;
import dev.sailplan.simulation.Schedule;
import dev.sailplan.simulation.Simulation;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs `sailplan simulate`: planner and applier in worlds that seeds decide.
@Command(
        name = "simulate",
        description =
                "Run planner and applier through simulated faults; each seed is one schedule, and"
                        + " replays.")
public final class SimulateCommand implements Callable<Integer> {
    private static final int BETWEEN_WORDS = 100;
    private static final int WHOLE_TRACE = 1_000_000;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1000",
            description = "how many schedules (default: ${DEFAULT-VALUE})")
    private int seeds;

    @Option(
            names = "--from",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "the first seed (default: ${DEFAULT-VALUE})")
    private long from;

    @Option(
            names = "--lively",
            description =
                    "let objects move between applications, namespaces be deleted and people decide"
                            + " about holds as well")
    private boolean lively;

    @Option(names = "--trace", description = "print every step of the first seed")
    private boolean trace;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (seeds < 1) {
            throw new CommandFailed("--seeds has to be 1 or more: no schedule shows nothing");
        }
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            // What goes wrong in a simulated world is meant to.
            root.setLevel(Level.OFF);
        }
        Simulation plain = new Simulation(Runtime.getRuntime().availableProcessors());
        Simulation simulation = lively ? plain.lively() : plain;
        return trace ? traced(simulation) : many(simulation);
    }

    private int traced(Simulation simulation) {
        Schedule schedule = simulation.one(from, WHOLE_TRACE);
        PrintWriter out = spec.commandLine().getOut();
        schedule.lastSteps().forEach(out::println);
        out.println(
                schedule.failure()
                        .map(what -> "seed %d: %s".formatted(from, what))
                        .orElse("seed %d: everything held".formatted(from)));
        out.flush();
        return schedule.failure().isPresent() ? ExitCode.ERROR : ExitCode.DONE;
    }

    private int many(Simulation simulation) {
        AtomicInteger done = new AtomicInteger();
        List<Schedule> failed =
                simulation.failures(new Simulation.Seeds(from, seeds), each -> told(each, done));
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%d schedules, %d failed%n", seeds, failed.size());
        failed.forEach(it -> out.println("  " + it.replay()));
        out.flush();
        return failed.isEmpty() ? ExitCode.DONE : ExitCode.ERROR;
    }

    private synchronized void told(Schedule schedule, AtomicInteger done) {
        PrintWriter err = spec.commandLine().getErr();
        if (schedule.failure().isPresent()) {
            err.println(schedule.report());
        }
        if (done.incrementAndGet() % BETWEEN_WORDS == 0) {
            err.printf("%d of %d schedules%n", done.get(), seeds);
        }
        err.flush();
    }
}
