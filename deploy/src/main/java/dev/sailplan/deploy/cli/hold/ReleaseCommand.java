package dev.sailplan.deploy.cli.hold;

import dev.sailplan.common.domain.event.Event;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Runs `sailplan release`.
@Command(
        name = "release",
        description = {
            "Let a held plan go on, with the effects that it was held for.",
            "What would be worse by then is held again, with the difference. Of an application that"
                    + " Git no longer declares it deletes the objects."
        },
        footer = HoldOptions.EXITS)
public final class ReleaseCommand implements Callable<Integer> {
    @Mixin private HoldOptions options = new HoldOptions();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return options.ask(
                spec.commandLine().getOut(),
                (hold, word) ->
                        new Event.ApprovalGranted(
                                word.id(),
                                hold.repository(),
                                hold.target(),
                                word.person(),
                                word.reason(),
                                word.at()),
                hold ->
                        hold.isReleased() && hold.effects().isEmpty()
                                ? "what "
                                        + hold.name()
                                        + " would do is not on the log any more; push any change of"
                                        + " it"
                                : "");
    }
}
