package dev.sailplan.simulation.world;

import dev.sailplan.applier.inventory.StoredInventory;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.simulation.check.evidence.DriftedObjects;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Plays everybody else who writes to the cluster: controllers that report status, people with kubectl, operators that
/// copy labels, and times to live.
final class ForeignWriters {
    private static final Set<String> KEPT = Set.of("default", StoredInventory.NAMESPACE);
    private final FakeCluster cluster;
    private final DriftedObjects drifted;
    private final RandomGenerator random;
    private int writes;

    ForeignWriters(FakeCluster cluster, DriftedObjects drifted, RandomGenerator random) {
        this.cluster = cluster;
        this.drifted = drifted;
        this.random = random;
    }

    /// A controller says how an object is: it has another resourceVersion then.
    void reportStatus() {
        change("controller", "status: {seen: %d}");
    }

    /// Somebody takes a field that was ours.
    void edit() {
        List<ObjectId> maps = objects("ConfigMap");
        if (!maps.isEmpty()) {
            ObjectId object = maps.get(random.nextInt(maps.size()));
            drifted.touched(object);
            write(object, "kubectl", "data: {color: edited-%d}");
        }
    }

    /// An object that is nobody's of ours, with the label of one that is.
    void copyLabel() {
        List<ObjectId> maps = objects("ConfigMap");
        if (!maps.isEmpty()) {
            ObjectId object = maps.get(random.nextInt(maps.size()));
            String label =
                    cluster.live(object)
                            .map(live -> live.object("metadata").object("labels"))
                            .flatMap(labels -> labels.text("sailplan.dev/application"))
                            .orElse("nobody");
            cluster.put(
                    Manifests.yaml(
                            "{apiVersion: v1, kind: ConfigMap, metadata: {name: copy-%d, namespace: %s, labels: {sailplan.dev/application: %s}}}"
                                    .formatted(++writes, object.namespace(), label)),
                    "operator");
        }
    }

    /// Somebody deletes a namespace, and all that is in it with it.
    void deleteNamespace() {
        List<ObjectId> namespaces =
                cluster.all().stream()
                        .filter(object -> object.isKind("", "Namespace"))
                        .filter(object -> !KEPT.contains(object.name()))
                        .toList();
        if (!namespaces.isEmpty()) {
            String name = namespaces.get(random.nextInt(namespaces.size())).name();
            cluster.all().stream()
                    .filter(object -> object.namespace().equals(name))
                    .forEach(drifted::swept);
            cluster.removeNamespace(name);
        }
    }

    /// A finished Job goes when its time to live is over.
    void expireJobs() {
        objects("Job").forEach(cluster::remove);
    }

    private void change(String manager, String fields) {
        List<ObjectId> all = objects("Deployment");
        if (!all.isEmpty()) {
            write(all.get(random.nextInt(all.size())), manager, fields);
        }
    }

    private void write(ObjectId object, String manager, String fields) {
        String apiVersion =
                cluster.live(object).flatMap(live -> live.text("apiVersion")).orElse("v1");
        JsonObject manifest =
                Manifests.yaml(
                        "{apiVersion: %s, kind: %s, metadata: {name: %s, namespace: %s}, %s}"
                                .formatted(
                                        apiVersion,
                                        object.kind(),
                                        object.name(),
                                        object.namespace(),
                                        fields.formatted(++writes)));
        cluster.put(manifest, manager);
    }

    private List<ObjectId> objects(String kind) {
        return cluster.all().stream()
                .filter(object -> object.kind().equals(kind))
                .filter(object -> !object.namespace().equals(StoredInventory.NAMESPACE))
                .toList();
    }
}
