package dev.sailplan.applier.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ObjectId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which kinds are looked at, and so cost a request each time.
class KindsWithHealthTest {
    private static ObjectId object(String group, String kind) {
        return new ObjectId(group == null ? "" : group, kind, "default", "it");
    }

    @ParameterizedTest
    @CsvSource({
        "apps,Deployment",
        "apps,StatefulSet",
        "apps,DaemonSet",
        "apps,ReplicaSet",
        ",Pod",
        ",PersistentVolumeClaim",
        "apiregistration.k8s.io,APIService",
        "cert-manager.io,Certificate",
        "argoproj.io,Rollout",
        "gateway.networking.k8s.io,Gateway",
        "example.com,ConfigMap"
    })
    void what_its_controller_says_more_of_is_looked_at(String group, String kind) {
        assertThat(KindsWithHealth.isOne(object(group, kind))).isTrue();
        assertThat(KindsWithHealth.goesOn(object(group, kind))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        ",ConfigMap",
        ",Secret",
        ",Service",
        ",ServiceAccount",
        ",Namespace",
        "rbac.authorization.k8s.io,ClusterRole",
        "rbac.authorization.k8s.io,RoleBinding",
        "networking.k8s.io,Ingress",
        "networking.k8s.io,NetworkPolicy",
        "policy,PodDisruptionBudget",
        "autoscaling,HorizontalPodAutoscaler",
        "batch,CronJob",
        "storage.k8s.io,StorageClass",
        "admissionregistration.k8s.io,ValidatingWebhookConfiguration",
        "apiextensions.k8s.io,CustomResourceDefinition"
    })
    void what_works_by_being_there_is_not(String group, String kind) {
        assertThat(KindsWithHealth.isOne(object(group, kind))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"batch,Job"})
    void what_ends_is_looked_at_until_then(String group, String kind) {
        assertThat(KindsWithHealth.isOne(object(group, kind))).isTrue();
        assertThat(KindsWithHealth.goesOn(object(group, kind))).isFalse();
    }
}
