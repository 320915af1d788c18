package dev.sailplan.deploy.cli.hold;

import dev.sailplan.common.domain.event.Event;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Runs `sailplan let-go`.
@Command(
        name = "let-go",
        description = {
            "Leave to others what a held plan would delete: the objects stay as they are and are no"
                    + " longer the application's.",
            "Of an application that Git no longer declares these are all it has, and it is gone"
                    + " from status then."
        },
        footer = HoldOptions.EXITS)
public final class LetGoCommand implements Callable<Integer> {
    @Mixin private HoldOptions options = new HoldOptions();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return options.ask(
                spec.commandLine().getOut(),
                (hold, word) ->
                        new Event.LetGoRequested(
                                word.id(),
                                hold.repository(),
                                hold.target(),
                                word.person(),
                                word.reason(),
                                word.at()),
                _ -> "");
    }
}
