package dev.sailplan.local.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// Forbids everybody to write a topic, on a broker that asks for rights, and allows it again.
public record TopicRights(String bootstrapServers) {
    /// Makes a broker ask for rights. Where nothing is said of a resource, everybody may do everything.
    public static final Map<String, String> ASKED_FOR =
            Map.of(
                    "authorizer.class.name",
                    "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                    "allow.everyone.if.no.acl.found",
                    "true");

    private static final String EVERYBODY = "User:*";
    private static final String EVERYWHERE = "*";

    /// Lets everybody see the topic, read and delete it, and nobody write it.
    public void forbidWriting(String topic) {
        List<AclBinding> allowed =
                Stream.of(AclOperation.DESCRIBE, AclOperation.READ, AclOperation.DELETE)
                        .map(operation -> allowed(topic, operation))
                        .toList();
        try (Admin admin = admin()) {
            join(admin.createAcls(allowed).all());
        }
    }

    /// Lets everybody do everything to every topic again.
    public void allowAll() {
        try (Admin admin = admin()) {
            join(admin.deleteAcls(Set.of(AclBindingFilter.ANY)).all());
        }
    }

    private static AclBinding allowed(String topic, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry(EVERYBODY, EVERYWHERE, operation, AclPermissionType.ALLOW));
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    private static <T> void join(KafkaFuture<T> future) {
        var _ = future.toCompletionStage().toCompletableFuture().join();
    }
}
