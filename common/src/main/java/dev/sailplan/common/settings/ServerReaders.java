package dev.sailplan.common.settings;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.log.kafka.connect.ClientPropertyRules;
import dev.sailplan.common.settings.KeySettings.PlanSigner;
import dev.sailplan.common.settings.ServiceSettings.Applier;
import dev.sailplan.common.settings.ServiceSettings.Gateway;
import dev.sailplan.common.settings.ServiceSettings.Planner;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.common.yaml.LocatedObject;
import dev.sailplan.common.yaml.shape.Faults;
import dev.sailplan.common.yaml.shape.Field;
import dev.sailplan.common.yaml.shape.ObjectShape;
import dev.sailplan.common.yaml.shape.Reader;
import dev.sailplan.common.yaml.shape.Readers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads the parts of `server.yaml` on Kafka, keys, clusters and the services.
final class ServerReaders {
    private final DeclaredNames declared;
    private final FileReferences files;

    ServerReaders(DeclaredNames declared, FileReferences files) {
        this.declared = declared;
        this.files = files;
    }

    Reader<KafkaSettings> kafka() {
        return Readers.object(
                "kafka",
                shape -> {
                    Field<List<String>> bootstrap =
                            shape.required(
                                    "bootstrap",
                                    Readers.list(Readers.text(ServerReaders::hostPort)));
                    Field<SequencedMap<String, String>> properties =
                            shape.or(
                                    "properties", new LinkedHashMap<>(), ServerReaders::properties);
                    Field<Optional<Path>> file = shape.optional("propertiesFile", files.file());
                    Field<Integer> replicas =
                            shape.or(
                                    "replicas",
                                    KafkaSettings.DEFAULT_REPLICAS,
                                    Readers.integer(1, Short.MAX_VALUE));
                    return shape.build(() ->
                            new KafkaSettings(
                                    bootstrap.get(), properties.get(), file.get(), replicas.get()));
                });
    }

    /// What Kafka takes as a secret is refused: the settings are shown, and their file is read by many. So is what would
    /// break a promise, and what Kafka does not know.
    private static Optional<SequencedMap<String, String>> properties(Located value, Faults faults) {
        if (value instanceof LocatedObject object) {
            object.members()
                    .forEach((key, member) ->
                            objection(key, member.value())
                                    .ifPresent(why -> faults.add(member.keyAt(), why)));
        }
        return Readers.map(Readers.text()).read(value, faults);
    }

    private static Optional<String> objection(String property, Located value) {
        if (ClientPropertyRules.isSecret(property)) {
            return Optional.of(
                    "'%s' is a secret, and no setting may hold one; write it into the file that 'propertiesFile' names"
                            .formatted(property));
        }
        return ClientPropertyRules.objection(property)
                .or(() ->
                        value.json() instanceof JsonText(String text)
                                ? ClientPropertyRules.objection(property, text)
                                : Optional.empty());
    }

    Reader<KeySettings> keys() {
        return Readers.object(
                "keys",
                shape -> {
                    Field<Optional<Path>> signing = shape.optional("planSigning", files.file());
                    Field<Optional<Path>> master =
                            shape.optional("fingerprintMaster", files.file());
                    shape.notYet("auditHead");
                    Field<List<PlanSigner>> signers = shape.list("planSigners", planSigner());
                    return shape.build(
                            () -> new KeySettings(signing.get(), master.get(), signers.get()));
                });
    }

    private Reader<PlanSigner> planSigner() {
        return Readers.object(
                "a plan signer",
                shape -> {
                    Field<Path> file = shape.required("file", files.file());
                    Field<List<ProjectName>> projects = shape.list("projects", declared.project());
                    return shape.build(() -> new PlanSigner(file.get(), projects.get()));
                });
    }

    Reader<ClusterSettings> cluster() {
        return Readers.object(
                "a cluster",
                shape -> {
                    Field<ClusterName> name =
                            shape.required("name", Readers.text(ClusterName::new));
                    Field<Optional<Path>> kubeconfig = shape.optional("kubeconfig", files.file());
                    Field<Optional<String>> context = shape.optional("context", Readers.text());
                    Field<ClusterSettings.Keys> keys =
                            shape.or("keys", ClusterSettings.Keys.NONE, clusterKeys());
                    return shape.build(() ->
                            new ClusterSettings(
                                    name.get(), kubeconfig.get(), context.get(), keys.get()));
                });
    }

    private Reader<ClusterSettings.Keys> clusterKeys() {
        return Readers.object(
                "a cluster's keys",
                shape -> {
                    Field<Optional<Path>> identity = shape.optional("identity", files.file());
                    Field<List<Path>> sealing = shape.list("sealing", files.file());
                    Field<Optional<Path>> fingerprints =
                            shape.optional("fingerprints", files.file());
                    Field<List<Path>> identities = shape.list("identities", files.file());
                    return shape.build(() ->
                            new ClusterSettings.Keys(
                                    identity.get(),
                                    sealing.get(),
                                    fingerprints.get(),
                                    identities.get()));
                });
    }

    static Reader<Gateway> gateway() {
        return Readers.object(
                "gateway",
                shape -> {
                    Field<String> host = shape.or("host", Gateway.DEFAULT.host(), Readers.text());
                    Field<Integer> port =
                            shape.or("port", Gateway.DEFAULT.port(), Readers.integer(0, 65_535));
                    Field<HealthAddress> health = health(shape, Gateway.DEFAULT.health());
                    return shape.build(() -> new Gateway(host.get(), port.get(), health.get()));
                });
    }

    Reader<Planner> planner() {
        return Readers.object(
                "planner",
                shape -> {
                    Field<Path> mirrors = shape.or("mirrors", defaultMirrors(), files.file());
                    Field<Duration> poll =
                            shape.or("poll", Planner.DEFAULT_POLL, Readers.duration());
                    Field<HealthAddress> health = health(shape, Planner.HEALTH);
                    return shape.build(() -> new Planner(mirrors.get(), poll.get(), health.get()));
                });
    }

    Path defaultMirrors() {
        return files.folder().resolve("mirrors");
    }

    static Reader<Applier> applier() {
        return Readers.object(
                "applier",
                shape -> {
                    shape.notYet("clusters");
                    shape.notYet("namespace");
                    Field<HealthAddress> health = health(shape, Applier.DEFAULT.health());
                    return shape.build(() -> new Applier(health.get()));
                });
    }

    private static Field<HealthAddress> health(ObjectShape shape, HealthAddress fallback) {
        return shape.or("health", fallback, Readers.text(HealthAddress::parse));
    }

    private static String hostPort(String text) {
        if (!text.matches("[^\\s:/]+:[0-9]{1,5}|\\[[0-9a-fA-F:]+]:[0-9]{1,5}")) {
            throw new IllegalArgumentException("must be host:port");
        }
        return text;
    }
}
