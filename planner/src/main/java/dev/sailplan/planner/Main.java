package dev.sailplan.planner;

import dev.sailplan.common.command.CommandRoot;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Runs `sailplan planner` on a class path that holds the planner alone.
@Command(subcommands = {PlannerCommand.class, CommandLine.HelpCommand.class})
public final class Main extends CommandRoot {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(new Main()).execute(arguments));
    }
}
