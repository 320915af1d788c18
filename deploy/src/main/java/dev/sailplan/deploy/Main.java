package dev.sailplan.deploy;

import dev.sailplan.deploy.bench.BenchCommand;
import dev.sailplan.deploy.cli.CommandFailed;
import dev.sailplan.deploy.cli.KeysCommand;
import dev.sailplan.deploy.cli.LogCommand;
import dev.sailplan.deploy.cli.SimulateCommand;
import dev.sailplan.deploy.cli.StatusCommand;
import dev.sailplan.deploy.cli.TopicsCommand;
import dev.sailplan.deploy.dev.DevCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line. Exit codes: 0 done, 1 error, 2 changes, holds or wrong usage.
@Command(
        name = "sailplan",
        description = "GitOps for Kubernetes on an event log.",
        mixinStandardHelpOptions = true,
        version = "sailplan 0.1.0",
        subcommands = {
            DevCommand.class,
            StatusCommand.class,
            LogCommand.class,
            KeysCommand.class,
            TopicsCommand.class,
            SimulateCommand.class,
            BenchCommand.class,
        })
public final class Main implements Runnable {
    private static final int ERROR = 1;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new Main())
                        .setExecutionExceptionHandler(Main::explain)
                        .execute(arguments));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr()
                .println(failure instanceof CommandFailed ? failure.getMessage() : causes(failure));
        command.getErr().flush();
        return ERROR;
    }

    /// Every message on the way down, since the deepest alone rarely says what was being done.
    private static String causes(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Throwable next = failure;
        while (next != null) {
            String message =
                    next.getMessage() == null ? next.getClass().getSimpleName() : next.getMessage();
            text.append(text.isEmpty() ? "" : ": ").append(message);
            next = next.getCause();
        }
        return text.toString();
    }
}
