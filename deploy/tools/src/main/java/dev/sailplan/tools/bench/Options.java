package dev.sailplan.tools.bench;

import dev.sailplan.common.command.ExitCode;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.tools.bench.measure.Cleanup;
import dev.sailplan.tools.bench.stand.Interrupt;
import dev.sailplan.tools.bench.stand.StandSetup;
import dev.sailplan.tools.bench.stand.Workplace;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Holds the options of every measurement, carries it out and prints its figures.
final class Options {
    /// A format of the printed result.
    enum Output {
        text,
        json
    }

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "an empty folder to work in, kept afterwards (default: a temporary one, removed)")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Output output = Output.text;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /// Measures in a place that is undone afterwards.
    @FunctionalInterface
    interface Measurement {
        List<Report> run(StandSetup stands) throws InterruptedException;
    }

    /// Measures, prints, and answers the exit code.
    int run(Measurement measurement) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Cleanup cleanup = new Cleanup();
        Interrupt interrupt = new Interrupt(cleanup);
        Runtime.getRuntime().addShutdownHook(new Thread(interrupt::come, "shutdown"));
        try (cleanup) {
            Workplace place = Workplace.open(data, cleanup);
            print(
                    measurement.run(
                            new StandSetup(
                                    place, cleanup, Redirect.INHERIT, line -> say(err, line))));
            return ExitCode.DONE;
        } catch (RuntimeException e) {
            return interrupt.explains(e);
        }
    }

    private void print(List<Report> reports) {
        PrintWriter out = spec.commandLine().getOut();
        switch (output) {
            case text ->
                    reports.forEach(report -> {
                        report.lines().forEach(out::println);
                        out.println();
                    });
            case json -> out.println(json(reports).canonical());
        }
        out.flush();
    }

    private static JsonObject json(List<Report> reports) {
        return reports.size() == 1
                ? reports.getFirst().json()
                : Json.object(
                        Map.of(
                                "benchmarks",
                                Json.array(reports.stream().map(r -> (Json) r.json()).toList())));
    }

    private static void say(PrintWriter err, String line) {
        err.println(" · " + line);
        err.flush();
    }
}
