package dev.sailplan.deploy.cli;

import dev.sailplan.common.command.ExitCode;
import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.log.kafka.KafkaTopics;
import dev.sailplan.common.log.port.TopicCheck;
import dev.sailplan.common.log.port.TopicSpec;
import dev.sailplan.common.wire.Topics;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs `sailplan topics`, which creates the topics that are missing and verifies the others.
@Command(
        name = "topics",
        description =
                "Create the topics that are missing, and verify that all are as they must be.")
public final class TopicsCommand implements Callable<Integer> {
    @Mixin private Target target = new Target();

    @Option(
            names = "--replicas",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "replicas that each topic has to have (default: ${DEFAULT-VALUE}); 1 only where"
                            + " losing the broker may lose what it holds")
    private int replicas;

    @Option(names = "--verify", description = "create nothing, only verify")
    private boolean verifyOnly;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (replicas < 1 || replicas > Short.MAX_VALUE) {
            throw new CommandFailed("--replicas has to be 1 or more");
        }
        List<TopicSpec> topics = Topics.all(target.clusters());
        try (KafkaTopics kafka = new KafkaTopics(target.connection())) {
            TopicCheck check =
                    verifyOnly ? kafka.verify(topics, replicas) : kafka.create(topics, replicas);
            warn(check.unreported());
            refuse(check.unread());
        }
        PrintWriter out = spec.commandLine().getOut();
        topics.forEach(t -> out.println(t.name() + "  " + t.partitions() + " partitions"));
        out.flush();
        return ExitCode.DONE;
    }

    private void warn(List<String> unreported) {
        PrintWriter err = spec.commandLine().getErr();
        unreported.stream().map(TopicCheck::words).forEach(it -> err.println("warning: " + it));
        err.flush();
    }

    private static void refuse(List<String> unread) {
        if (!unread.isEmpty()) {
            throw new CommandFailed(
                    unread.stream().map(KafkaTopics::unread).collect(Collectors.joining("\n")));
        }
    }
}
