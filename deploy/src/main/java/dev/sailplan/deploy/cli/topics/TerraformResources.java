package dev.sailplan.deploy.cli.topics;

import dev.sailplan.common.log.port.TopicSpec;
import dev.sailplan.common.rights.Principal;
import dev.sailplan.common.rights.Right;
import dev.sailplan.common.rights.Right.Operation;
import java.util.Locale;
import java.util.stream.Collectors;

/// Prints resources of the Terraform provider `Mongey/kafka`.
record TerraformResources(KafkaSetup setup) {
    private static final String HEAD =
            """
            terraform {
              required_providers {
                kafka = {
                  source = "Mongey/kafka"
                }
              }
            }
            """;

    String text() {
        StringBuilder text = new StringBuilder(HEAD);
        setup.topics().forEach(it -> text.append(topic(it)));
        setup.eachPrincipal((principal, rights) ->
                rights.forEach(right ->
                        right.operations()
                                .forEach(it -> text.append(right(principal, right, it)))));
        return text.toString();
    }

    private String topic(TopicSpec topic) {
        return """

        resource "kafka_topic" "%s" {
          name               = "%s"
          partitions         = %d
          replication_factor = %d
          config = {
        %s
          }
        }
        """
                .formatted(
                        identifier(topic.name()),
                        topic.name(),
                        topic.partitions(),
                        setup.replicas(),
                        setup.settings(topic).entrySet().stream()
                                .map(it ->
                                        "    \"%s\" = \"%s\"".formatted(it.getKey(), it.getValue()))
                                .collect(Collectors.joining("\n")));
    }

    private String right(Principal principal, Right right, Operation operation) {
        return """

        resource "kafka_acl" "%s" {
          acl_principal                = "%s"
          acl_host                     = "*"
          acl_operation                = "%s"
          acl_permission_type          = "Allow"
          resource_type                = "%s"
          resource_name                = "%s"
          resource_pattern_type_filter = "%s"
        }
        """
                .formatted(
                        identifier(
                                String.join(
                                        "_",
                                        principal.name(),
                                        operation.word(),
                                        right.kind().name(),
                                        right.name())),
                        setup.nameOf(principal),
                        operation.word(),
                        switch (right.kind()) {
                            case TOPIC -> "Topic";
                            case GROUP -> "Group";
                            case TRANSACTIONAL_ID -> "TransactionalID";
                        },
                        right.name(),
                        right.isPrefix() ? "Prefixed" : "Literal");
    }

    /// Terraform's names may hold a '-', and no '.'.
    private static String identifier(String name) {
        return name.toLowerCase(Locale.ROOT).replace('.', '_');
    }
}
