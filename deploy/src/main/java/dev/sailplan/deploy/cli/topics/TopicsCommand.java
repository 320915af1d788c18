package dev.sailplan.deploy.cli.topics;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.command.ExitCode;
import dev.sailplan.common.domain.text.Count;
import dev.sailplan.common.log.kafka.KafkaTopics;
import dev.sailplan.common.log.port.TopicCheck;
import dev.sailplan.common.log.port.TopicSpec;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.deploy.cli.Target;
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

    @Option(
            names = "--print",
            paramLabel = "FORMAT",
            description =
                    "create nothing, and print the topics and the rights of each service instead:"
                            + " ${COMPLETION-CANDIDATES}")
    private Optional<Format> print = Optional.empty();

    @Option(
            names = "--principal-prefix",
            paramLabel = "TEXT",
            defaultValue = "User:sailplan-",
            description =
                    "what the names of the services begin with for Kafka (default:"
                            + " ${DEFAULT-VALUE}); User:CN=sailplan- where certificates name them")
    private String prefix = "";

    @Option(
            names = "--strimzi-kafka",
            paramLabel = "NAME",
            defaultValue = "kafka",
            description = "name of Strimzi's Kafka (default: ${DEFAULT-VALUE})")
    private String strimziKafka = "";

    enum Format {
        kafka,
        strimzi,
        terraform
    }

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (replicas.filter(n -> n < 1 || n > Short.MAX_VALUE).isPresent()) {
            throw new CommandFailed("--replicas has to be 1 or more");
        }
        if (print.isPresent()) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(printed(print.get()));
            out.flush();
            return ExitCode.DONE;
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
        topics.forEach(t -> out.println(t.name() + "  " + Count.of(t.partitions(), "partition")));
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

    private String printed(Format format) {
        if (!prefix.startsWith("User:")) {
            throw new CommandFailed("--principal-prefix has to begin with User:");
        }
        KafkaSetup setup = new KafkaSetup(target.clusters(), replicas.orElse(USUAL), prefix);
        return switch (format) {
            case kafka -> KafkaScript.of(setup);
            case strimzi -> new StrimziResources(setup, strimziKafka).text();
            case terraform -> new TerraformResources(setup).text();
        };
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
