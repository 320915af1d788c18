package dev.sailplan.deploy.cli.topics;

import dev.sailplan.common.log.port.TopicSpec;
import dev.sailplan.common.rights.Right;
import java.util.stream.Collectors;

/// Prints a shell script of Kafka's own tools.
final class KafkaScript {
    private static final String HEAD =
            """
            #!/bin/sh
            # The topics of Sailplan, and the rights on them. BOOTSTRAP is the host:port of a broker, ADMIN a file of
            # client properties of somebody who may make them.
            set -eu
            topic() { kafka-topics.sh --bootstrap-server "$BOOTSTRAP" --command-config "$ADMIN" --create --if-not-exists --topic "$@"; }
            allow() { kafka-acls.sh --bootstrap-server "$BOOTSTRAP" --command-config "$ADMIN" --force --add --allow-principal "$@"; }

            """;

    private final KafkaSetup setup;
    private final StringBuilder text = new StringBuilder(HEAD);

    private KafkaScript(KafkaSetup setup) {
        this.setup = setup;
    }

    static String of(KafkaSetup setup) {
        KafkaScript script = new KafkaScript(setup);
        setup.topics().forEach(script::topic);
        setup.eachPrincipal((principal, rights) -> {
            script.text.append('\n');
            rights.forEach(it -> script.right(setup.nameOf(principal), it));
        });
        return script.text.toString();
    }

    private void topic(TopicSpec topic) {
        text.append(
                "topic %s --partitions %d --replication-factor %d%s%n"
                        .formatted(
                                topic.name(),
                                topic.partitions(),
                                setup.replicas(),
                                setup.settings(topic).entrySet().stream()
                                        .map(it -> " --config " + it.getKey() + "=" + it.getValue())
                                        .collect(Collectors.joining())));
    }

    private void right(String principal, Right right) {
        String operations =
                right.operations().stream()
                        .map(it -> " --operation " + it.word())
                        .collect(Collectors.joining());
        text.append(
                "allow '%s'%s --%s %s%s%n"
                        .formatted(
                                principal,
                                operations,
                                switch (right.kind()) {
                                    case TOPIC -> "topic";
                                    case GROUP -> "group";
                                    case TRANSACTIONAL_ID -> "transactional-id";
                                },
                                right.name(),
                                right.isPrefix() ? " --resource-pattern-type prefixed" : ""));
    }
}
