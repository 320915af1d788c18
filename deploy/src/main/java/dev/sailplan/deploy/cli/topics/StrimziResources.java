package dev.sailplan.deploy.cli.topics;

import dev.sailplan.common.log.port.TopicSpec;
import dev.sailplan.common.rights.Principal;
import dev.sailplan.common.rights.Right;
import dev.sailplan.common.rights.Right.Operation;
import java.util.List;
import java.util.stream.Collectors;

/// Prints KafkaTopics and KafkaUsers for Strimzi, which names the principals itself.
///
/// @param kafka the name of Strimzi's Kafka resource
record StrimziResources(KafkaSetup setup, String kafka) {
    private static final String HEAD =
            """
            ---
            apiVersion: kafka.strimzi.io/v1
            kind: %s
            metadata:
              name: %s
              labels:
                strimzi.io/cluster: %s
            spec:
            """;

    String text() {
        StringBuilder text = new StringBuilder();
        setup.topics().forEach(it -> text.append(topic(it)));
        setup.eachPrincipal((principal, rights) -> text.append(user(principal, rights)));
        return text.toString();
    }

    private String topic(TopicSpec topic) {
        StringBuilder text =
                new StringBuilder(HEAD.formatted("KafkaTopic", topic.name(), kafka))
                        .append("  partitions: ")
                        .append(topic.partitions())
                        .append("\n  replicas: ")
                        .append(setup.replicas())
                        .append("\n  config:\n");
        setup.settings(topic)
                .forEach((name, value) -> text.append("    %s: \"%s\"%n".formatted(name, value)));
        return text.toString();
    }

    private String user(Principal principal, List<Right> rights) {
        StringBuilder text =
                new StringBuilder(HEAD.formatted("KafkaUser", userName(principal), kafka))
                        .append(
                                """
                                  authentication:
                                    type: tls
                                  authorization:
                                    type: simple
                                    acls:
                                """);
        rights.forEach(it -> text.append(right(it)));
        return text.toString();
    }

    /// Without what makes it a principal: that is Strimzi's.
    private String userName(Principal principal) {
        return setup.nameOf(principal).replaceFirst("^User:", "").replaceFirst("^CN=", "");
    }

    private static String right(Right right) {
        return """
              - resource:
                  type: %s
                  name: %s
                  patternType: %s
                operations: [%s]
        """
                .formatted(
                        switch (right.kind()) {
                            case TOPIC -> "topic";
                            case GROUP -> "group";
                            case TRANSACTIONAL_ID -> "transactionalId";
                        },
                        right.name(),
                        right.isPrefix() ? "prefix" : "literal",
                        right.operations().stream()
                                .map(Operation::word)
                                .collect(Collectors.joining(", ")));
    }
}
