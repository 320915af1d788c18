package dev.sailplan.tools;

import dev.sailplan.common.command.CommandRoot;
import dev.sailplan.tools.bench.BenchCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Runs those verbs of `./sailplan` that only a checkout has.
@Command(
        subcommands = {
            SimulateCommand.class,
            BenchCommand.class,
            CommandLine.HelpCommand.class,
        })
public final class Main extends CommandRoot {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// All verbs, for one run.
    static CommandLine commandLine() {
        return commandLine(new Main());
    }
}
