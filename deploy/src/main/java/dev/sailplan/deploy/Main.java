package dev.sailplan.deploy;

import dev.sailplan.applier.ApplierCommand;
import dev.sailplan.common.command.CommandRoot;
import dev.sailplan.deploy.cli.KeysCommand;
import dev.sailplan.deploy.cli.hold.LetGoCommand;
import dev.sailplan.deploy.cli.hold.ReleaseCommand;
import dev.sailplan.deploy.cli.log.LogCommand;
import dev.sailplan.deploy.cli.plan.PlanCommand;
import dev.sailplan.deploy.cli.quarantine.QuarantineCommand;
import dev.sailplan.deploy.cli.status.StatusCommand;
import dev.sailplan.deploy.cli.topics.TopicsCommand;
import dev.sailplan.deploy.dev.DevCommand;
import dev.sailplan.gateway.GatewayCommand;
import dev.sailplan.planner.PlannerCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Runs the `sailplan` command line.
@Command(
        subcommands = {
            DevCommand.class,
            GatewayCommand.class,
            PlannerCommand.class,
            ApplierCommand.class,
            StatusCommand.class,
            PlanCommand.class,
            LogCommand.class,
            ReleaseCommand.class,
            LetGoCommand.class,
            KeysCommand.class,
            TopicsCommand.class,
            QuarantineCommand.class,
            CommandLine.HelpCommand.class,
        })
public final class Main extends CommandRoot {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// All verbs, for one run.
    public static CommandLine commandLine() {
        return commandLine(new Main());
    }
}
