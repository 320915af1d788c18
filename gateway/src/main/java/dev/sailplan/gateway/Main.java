package dev.sailplan.gateway;

import dev.sailplan.common.command.CommandRoot;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Runs `sailplan gateway` on a class path that holds the gateway alone.
@Command(subcommands = {GatewayCommand.class, CommandLine.HelpCommand.class})
public final class Main extends CommandRoot {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(new Main()).execute(arguments));
    }
}
