package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.applier.testing.TestApiServer;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a real API server says of fields that can't be changed in place is understood, in its own words for each kind.
@NullMarked
class ReplaceIT {
    private static final Cluster CLUSTER = TestApiServer.cluster();

    private static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(
                        "storage.k8s.io/v1",
                        "StorageClass",
                        "provisioner: example.com/disk, parameters: {speed: slow}",
                        "provisioner: example.com/disk, parameters: {speed: fast}"),
                Arguments.of(
                        "storage.k8s.io/v1",
                        "StorageClass",
                        "provisioner: example.com/disk",
                        "provisioner: example.com/other"),
                Arguments.of(
                        "storage.k8s.io/v1",
                        "StorageClass",
                        "provisioner: example.com/disk, reclaimPolicy: Delete",
                        "provisioner: example.com/disk, reclaimPolicy: Retain"),
                Arguments.of(
                        "storage.k8s.io/v1",
                        "StorageClass",
                        "provisioner: example.com/disk, volumeBindingMode: Immediate",
                        "provisioner: example.com/disk, volumeBindingMode: WaitForFirstConsumer"),
                Arguments.of(
                        "storage.k8s.io/v1",
                        "VolumeAttributesClass",
                        "driverName: example.com, parameters: {iops: '1'}",
                        "driverName: example.com, parameters: {iops: '2'}"),
                Arguments.of(
                        "storage.k8s.io/v1",
                        "VolumeAttributesClass",
                        "driverName: example.com, parameters: {iops: '1'}",
                        "driverName: other.example.com, parameters: {iops: '1'}"),
                Arguments.of("scheduling.k8s.io/v1", "PriorityClass", "value: 1", "value: 2"),
                Arguments.of(
                        "networking.k8s.io/v1",
                        "IngressClass",
                        "spec: {controller: example.com/a}",
                        "spec: {controller: example.com/b}"),
                Arguments.of("node.k8s.io/v1", "RuntimeClass", "handler: a", "handler: b"),
                Arguments.of(
                        "storage.k8s.io/v1",
                        "CSIDriver",
                        "spec: {attachRequired: true}",
                        "spec: {attachRequired: false}"),
                Arguments.of(
                        "rbac.authorization.k8s.io/v1",
                        "ClusterRoleBinding",
                        "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: a}",
                        "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: b}"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_is_annotated_is_replaced(String version, String kind, String before, String after) {
        // Given
        String name = "replaced-" + Integer.toHexString((kind + before + after).hashCode());
        Rig rig = new Rig(name, CLUSTER);
        rig.apply(manifest(version, kind, name, before));
        rig.last(Outcome.Applied.class);

        // When
        rig.apply(manifest(version, kind, name, after));

        // Then
        assertThat(rig.last(Outcome.Applied.class).results())
                .singleElement()
                .satisfies(
                        result -> assertThat(result.effect()).isInstanceOf(Effect.Replace.class));
    }

    private static JsonObject manifest(String version, String kind, String name, String rest) {
        return yaml(
                "{apiVersion: %s, kind: %s, metadata: {name: %s, annotations: {sailplan.dev/replace: allowed}}, %s}"
                        .formatted(version, kind, name, rest));
    }
}
