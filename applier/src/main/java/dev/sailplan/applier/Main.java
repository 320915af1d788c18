package dev.sailplan.applier;

import dev.sailplan.common.command.CommandRoot;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Runs `sailplan applier` on a class path that holds the applier alone.
@Command(subcommands = {ApplierCommand.class, CommandLine.HelpCommand.class})
public final class Main extends CommandRoot {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(new Main()).execute(arguments));
    }
}
