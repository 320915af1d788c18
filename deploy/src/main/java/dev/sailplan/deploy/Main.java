package dev.sailplan.deploy;

import dev.sailplan.deploy.bench.BenchCommand;
import dev.sailplan.deploy.cli.ExitCode;
import dev.sailplan.deploy.cli.KeysCommand;
import dev.sailplan.deploy.cli.LogCommand;
import dev.sailplan.deploy.cli.QuarantineCommand;
import dev.sailplan.deploy.cli.SimulateCommand;
import dev.sailplan.deploy.cli.StatusCommand;
import dev.sailplan.deploy.cli.TopicsCommand;
import dev.sailplan.deploy.dev.DevCommand;
import dev.sailplan.deploy.text.PlainText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command line.
@Command(
        name = "sailplan",
        description = "GitOps for Kubernetes on an event log.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        exitCodeOnInvalidInput = ExitCode.ERROR,
        usageHelpWidth = 100,
        version = "sailplan 0.1.0",
        subcommands = {
            DevCommand.class,
            StatusCommand.class,
            LogCommand.class,
            KeysCommand.class,
            TopicsCommand.class,
            QuarantineCommand.class,
            SimulateCommand.class,
            BenchCommand.class,
            CommandLine.HelpCommand.class,
        })
public final class Main implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// All verbs, for one run.
    public static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println(PlainText.lines(causes(failure)));
        command.getErr().flush();
        return ExitCode.ERROR;
    }

    /// Every message on the way down, since the deepest alone rarely says what was being done.
    private static String causes(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Throwable next = failure;
        while (next != null) {
            String message =
                    next.getMessage() == null ? next.getClass().getSimpleName() : next.getMessage();
            // Wrapping exceptions often quote what they wrap.
            if (text.indexOf(message) < 0) {
                text.append(text.isEmpty() ? "" : ": ").append(message);
            }
            next = next.getCause();
        }
        return text.toString();
    }
}
