package dev.sailplan.deploy.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `sailplan bench`: names the measurements that there are.
@Command(
        name = "bench",
        description = "Measure Sailplan on this machine, on real parts.",
        subcommands = {PushCommand.class})
public final class BenchCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        CommandLine command = spec.commandLine();
        command.usage(command.getOut());
    }
}
