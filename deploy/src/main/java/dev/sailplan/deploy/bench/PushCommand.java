package dev.sailplan.deploy.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `sailplan bench push`: how long one changed object takes from `git push` to applied.
@Command(
        name = "push",
        description = {
            "Measure from the start of git push to the Applied outcome on its topic, for one changed object,",
            "beside kubectl apply --server-side of the same file."
        })
public final class PushCommand implements Callable<Integer> {
    /// How the result is printed.
    enum Output {
        text,
        json
    }

    @Option(
            names = "--apps",
            paramLabel = "N",
            defaultValue = "250",
            description = "applications of four objects each (default: ${DEFAULT-VALUE})")
    private int applications;

    @Option(
            names = "--pushes",
            paramLabel = "N",
            defaultValue = "30",
            description = "pushes that count, after three that don't (default: ${DEFAULT-VALUE})")
    private int pushes;

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

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        PushPlan plan = new PushPlan(new Fleet(applications), pushes);
        Cleanup cleanup = new Cleanup();
        Interrupt interrupt = new Interrupt(cleanup);
        Runtime.getRuntime().addShutdownHook(new Thread(interrupt::come, "shutdown"));
        try (cleanup) {
            print(new PushBench(plan, cleanup, line -> say(err, line)).run(data));
            return 0;
        } catch (RuntimeException e) {
            return interrupt.explains(e);
        }
    }

    private void print(PushFigures figures) {
        PrintWriter out = spec.commandLine().getOut();
        switch (output) {
            case text -> PushText.of(figures).forEach(out::println);
            case json -> out.println(PushJson.of(figures).canonical());
        }
        out.flush();
    }

    private static void say(PrintWriter err, String line) {
        err.println(" · " + line);
        err.flush();
    }
}
