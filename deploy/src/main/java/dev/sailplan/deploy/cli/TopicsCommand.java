package dev.sailplan.deploy.cli;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.command.ExitCode;
import dev.sailplan.common.domain.text.Count;
import dev.sailplan.common.log.kafka.KafkaTopics;
import dev.sailplan.common.log.port.TopicCheck;
import dev.sailplan.common.log.port.TopicSpec;
import dev.sailplan.common.wire.Topics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
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
    private static final int USUAL = 3;
    @Mixin private Target target = new Target();

    @Option(
            names = "--replicas",
            paramLabel = "N",
            description =
                    "replicas that each topic has to have (default: 3, or as many as there are"
                            + " brokers); 1 only where losing the broker may lose what it holds")
    private Optional<Integer> replicas = Optional.empty();

    @Option(names = "--verify", description = "create nothing, only verify")
    private boolean verifyOnly;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (replicas.filter(n -> n < 1 || n > Short.MAX_VALUE).isPresent()) {
            throw new CommandFailed("--replicas has to be 1 or more");
        }
        List<TopicSpec> topics = Topics.all(target.clusters());
        try (KafkaTopics kafka = new KafkaTopics(target.connection())) {
            int wanted = replicas.orElseGet(() -> fitting(kafka.brokers()));
            TopicCheck check =
                    verifyOnly ? kafka.verify(topics, wanted) : kafka.create(topics, wanted);
            warn(check.unreported());
            refuse(check.unread());
        }
        PrintWriter out = spec.commandLine().getOut();
        topics.forEach(t -> out.println(t.name() + "  " + t.partitions() + " partitions"));
        out.flush();
        return ExitCode.DONE;
    }

    /// A dev has one broker, which is no fault of it.
    private int fitting(int brokers) {
        if (brokers >= USUAL) {
            return USUAL;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println(
                Count.of(brokers, "replica")
                        + " expected of each topic, since there "
                        + (brokers == 1 ? "is " : "are ")
                        + Count.of(brokers, "broker")
                        + "; an installation has "
                        + USUAL
                        + " (--replicas "
                        + USUAL
                        + ")");
        err.flush();
        return Math.max(1, brokers);
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
