package dev.sailplan.deploy.e2e;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.log.HandledRecord;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Lanes;
import dev.sailplan.common.log.LoopSettings;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.Routing;
import dev.sailplan.common.log.StateView;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.kafka.KafkaTopics;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.loop.Loop;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Membership;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.read.Replay;
import dev.sailplan.common.log.threads.VirtualThreads;
import dev.sailplan.common.rights.Groups;
import dev.sailplan.common.rights.KafkaRights;
import dev.sailplan.common.rights.Principal;
import dev.sailplan.common.rights.Right;
import dev.sailplan.common.rights.Right.Operation;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.local.kafka.cluster.KafkaCluster;
import dev.sailplan.local.testing.LocalKafkaCluster;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.NullMarked;

/// The topics of an installation on three brokers with TLS, and the rights of the table for each of its principals:
/// nobody in here has more than what `sailplan topics --print` grants.
@NullMarked
final class SecureInstallation {
    /// One begins as the other does, so that rights that go by a beginning show it.
    static final List<ClusterName> CLUSTERS =
            List.of(new ClusterName("prod"), new ClusterName("prod-us"));

    static final KafkaRights RIGHTS = new KafkaRights(CLUSTERS);
    private static final String PREFIX = "sailplan-";

    final KafkaCluster kafka;

    private SecureInstallation(KafkaCluster kafka) {
        this.kafka = kafka;
    }

    /// The brokers of this JVM; whoever asks again gets the same.
    static SecureInstallation shared() {
        SecureInstallation installation = new SecureInstallation(LocalKafkaCluster.shared());
        KafkaConnection administrator =
                new KafkaConnection(installation.kafka.properties(KafkaCluster.ADMINISTRATOR));
        try (KafkaTopics topics = new KafkaTopics(administrator);
                Admin admin = installation.kafka.admin()) {
            topics.create(Topics.all(CLUSTERS), KafkaLog.REPLICAS);
            Void _ =
                    admin.createAcls(grants())
                            .all()
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join();
        }
        return installation;
    }

    private static List<AclBinding> grants() {
        return RIGHTS.principals().stream()
                .flatMap(principal ->
                        RIGHTS.of(principal).stream().flatMap(it -> grants(principal, it)))
                .toList();
    }

    private static Stream<AclBinding> grants(Principal principal, Right right) {
        ResourcePattern on =
                new ResourcePattern(
                        ResourceType.valueOf(right.kind().name()),
                        right.name(),
                        right.isPrefix() ? PatternType.PREFIXED : PatternType.LITERAL);
        return right.operations().stream()
                .map(it ->
                        new AclBinding(
                                on,
                                new AccessControlEntry(
                                        "User:" + user(principal),
                                        "*",
                                        operation(it),
                                        AclPermissionType.ALLOW)));
    }

    private static AclOperation operation(Operation ours) {
        return AclOperation.valueOf(ours.name());
    }

    static String user(Principal principal) {
        return PREFIX + principal.name();
    }

    /// A principal's client properties, by its certificate.
    Map<String, String> properties(Principal principal) {
        return kafka.properties(user(principal));
    }

    KafkaConnection connection(String name) {
        return new KafkaConnection(kafka.properties(PREFIX + name));
    }

    /// A loop in the planner's place, with its group, its topics and its rights: it decides once about each event.
    static Loop planner(KafkaLog log) {
        return new Loop(
                new LoopSettings(
                        new Membership(Groups.PLANNER, "one", List.of(Topics.EVENTS)),
                        Topics.PLANNER_STATE,
                        Topics.DEAD_LETTERS),
                new Ports(log, new VirtualThreads(), InstantSource.system()),
                new OneDecisionEach());
    }

    /// What is committed on a topic, as the administrator sees it.
    List<Inbound> read(String topic) {
        KafkaConnection all = new KafkaConnection(kafka.properties(KafkaCluster.ADMINISTRATOR));
        try (KafkaLog log = new KafkaLog(all)) {
            return new Replay(log).all(topic);
        }
    }

    /// Writes where each event came from, once for each.
    private static final class OneDecisionEach implements Work {
        @Override
        public Routing route(Inbound record) {
            return new Routing.ToLane(record.key());
        }

        @Override
        public HandledRecord handle(Inbound record, Lane lane) {
            String source = record.from() + "/" + record.offset();
            return HandledRecord.with(
                    Outputs.NONE.with(
                            Outbound.keyed(
                                    Topics.DECISIONS,
                                    record.key(),
                                    Map.of("source", source),
                                    Payload.of(source))));
        }

        @Override
        public Outputs wake(String task, Lane lane) {
            return Outputs.NONE;
        }

        @Override
        public void assigned(int partition, StateView state, Lanes lanes) {}
    }
}
