package dev.sailplan.deploy.bench;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.deploy.cli.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What every measurement may be told, and how it is carried out and printed.
final class Options {
    /// How the result is printed.
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

    /// What is measured, in a place that is undone afterwards.
    @FunctionalInterface
    interface Measurement {
        List<Report> run(Stands stands) throws InterruptedException;
    }

    /// Measures, prints, and answers the exit code.
    int run(PrintWriter out, PrintWriter err, Measurement measurement) throws InterruptedException {
        Cleanup cleanup = new Cleanup();
        Interrupt interrupt = new Interrupt(cleanup);
        Runtime.getRuntime().addShutdownHook(new Thread(interrupt::come, "shutdown"));
        try (cleanup) {
            Workplace place = Workplace.open(data, cleanup);
            print(out, measurement.run(new Stands(place, cleanup, line -> say(err, line))));
            return ExitCode.DONE;
        } catch (RuntimeException e) {
            return interrupt.explains(e);
        }
    }

    private void print(PrintWriter out, List<Report> reports) {
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
