package dev.sailplan.applier.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Health.Degraded;
import dev.sailplan.common.domain.outcome.Health.Healthy;
import dev.sailplan.common.domain.outcome.Health.Progressing;
import dev.sailplan.common.domain.outcome.Health.Stored;
import dev.sailplan.common.wire.json.JsonCodec;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class ObjectHealthTest {
    private static final JsonCodec JSON = new JsonCodec();

    private static JsonObject object(String text) {
        return JSON.object(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Deployment
                "apps/v1 | Deployment | 'replicas':2,'progressDeadlineSeconds':600 | 'replicas':2,'updatedReplicas':2,'readyReplicas':2,'availableReplicas':2,'conditions':[{'type':'Progressing','status':'True','reason':'NewReplicaSetAvailable'},{'type':'Available','status':'True'}] | healthy",
                "apps/v1 | Deployment | 'replicas':2,'progressDeadlineSeconds':600 | 'replicas':2,'updatedReplicas':2,'readyReplicas':2,'availableReplicas':2,'conditions':[{'type':'Progressing','status':'True','reason':'ReplicaSetUpdated'},{'type':'Available','status':'True'}] | progressing: its new ReplicaSet is not available yet",
                "apps/v1 | Deployment | 'replicas':2 | 'replicas':3,'updatedReplicas':2,'readyReplicas':2,'availableReplicas':2 | progressing: 1 old pods still there",
                "apps/v1 | Deployment | 'replicas':2 | 'replicas':2,'updatedReplicas':1 | progressing: 1 of 2 pods updated",
                "apps/v1 | Deployment | 'replicas':2 | 'replicas':2,'updatedReplicas':2,'availableReplicas':1 | progressing: 1 of 2 pods available",
                "apps/v1 | Deployment | 'replicas':1 | 'conditions':[{'type':'Progressing','status':'False','reason':'ProgressDeadlineExceeded','message':'timed out'}] | degraded: ProgressDeadlineExceeded: timed out",
                "apps/v1 | Deployment | 'paused':true | 'replicas':0 | healthy",
                "apps/v1 | Deployment | 'replicas':1 |  | progressing: 0 of 1 pods created",
                // StatefulSet
                "apps/v1 | StatefulSet | 'replicas':1 | 'replicas':1,'readyReplicas':1,'currentRevision':'a','updateRevision':'a' | healthy",
                "apps/v1 | StatefulSet | 'replicas':1 | 'replicas':1,'readyReplicas':1,'currentRevision':'a','updateRevision':'b' | progressing: its pods are being replaced",
                "apps/v1 | StatefulSet | 'replicas':3,'updateStrategy':{'rollingUpdate':{'partition':1}} | 'replicas':3,'readyReplicas':3,'updatedReplicas':1 | progressing: 1 of 2 pods updated",
                "apps/v1 | StatefulSet | 'replicas':3,'updateStrategy':{'type':'OnDelete'} |  | healthy",
                // DaemonSet, ReplicaSet
                "apps/v1 | DaemonSet | | | progressing: its controller has not seen it yet",
                "apps/v1 | DaemonSet | | 'observedGeneration':4,'desiredNumberScheduled':2,'currentNumberScheduled':2,'updatedNumberScheduled':1 | progressing: 1 of 2 pods updated",
                "apps/v1 | DaemonSet | | 'observedGeneration':4,'desiredNumberScheduled':1,'currentNumberScheduled':1,'updatedNumberScheduled':1,'numberAvailable':1,'numberReady':1 | healthy",
                "apps/v1 | ReplicaSet | 'replicas':1 | 'conditions':[{'type':'ReplicaFailure','status':'True','reason':'FailedCreate'}] | progressing: FailedCreate",
                // Pod, Job
                "v1 | Pod | | 'phase':'Succeeded' | healthy",
                "v1 | Pod | | 'phase':'Failed','reason':'Evicted' | degraded: Evicted",
                "v1 | Pod | | 'phase':'Running','conditions':[{'type':'Ready','status':'True'}] | healthy",
                "v1 | Pod | | 'phase':'Running','containerStatuses':[{'state':{'waiting':{'reason':'CrashLoopBackOff'}}}] | degraded: CrashLoopBackOff",
                "v1 | Pod | | 'phase':'Pending','conditions':[{'type':'PodScheduled','status':'False','reason':'Unschedulable','message':'0/1 nodes'}] | progressing: Unschedulable: 0/1 nodes",
                "batch/v1 | Job | | 'conditions':[{'type':'Complete','status':'True'}] | healthy",
                "batch/v1 | Job | | 'active':1 | progressing: 1 pods running",
                "batch/v1 | Job | | 'conditions':[{'type':'Failed','status':'True','reason':'BackoffLimitExceeded'}] | degraded: BackoffLimitExceeded",
                "batch/v1 | Job | 'suspend':true | | healthy",
                // Foundations
                "apiextensions.k8s.io/v1 | CustomResourceDefinition | | 'conditions':[{'type':'Established','status':'True'}] | healthy",
                "apiextensions.k8s.io/v1 | CustomResourceDefinition | | 'conditions':[{'type':'Established','status':'False','reason':'Installing'}] | progressing: not Established yet",
                "apiextensions.k8s.io/v1 | CustomResourceDefinition | | 'conditions':[{'type':'NamesAccepted','status':'False','reason':'Conflict'}] | degraded: Conflict",
                "v1 | Namespace | | 'phase':'Active' | healthy",
                "v1 | Namespace | | | progressing: not Active yet",
                "v1 | PersistentVolumeClaim | | 'phase':'Pending' | healthy",
                "v1 | PersistentVolumeClaim | | 'phase':'Lost' | degraded: its PersistentVolume is lost",
                // Every other kind
                "example.com/v1 | Web | | | healthy",
                "example.com/v1 | Web | | 'conditions':[{'type':'Ready','status':'False','reason':'Waiting'}] | progressing: Waiting",
                "example.com/v1 | Web | | 'observedGeneration':3 | progressing: its controller has not seen the change yet",
                "example.com/v1 | Web | | 'conditions':[{'type':'Stalled','status':'True','message':'stuck'}] | degraded: stuck",
                "example.com/v1 | Web | | 'conditions':[{'type':'Reconciling','status':'True'}] | progressing: reconciling",
            })
    void judges_each_kind(
            String apiVersion,
            String kind,
            @Nullable String spec,
            @Nullable String status,
            String expected) {
        String text =
                "{'apiVersion':'%s','kind':'%s','metadata':{'generation':4},'spec':{%s},'status':{%s}}"
                        .formatted(apiVersion, kind, text(spec), text(status));

        assertThat(said(ObjectHealth.object(object(text)))).isEqualTo(expected);
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
    }

    private static String said(Health health) {
        return switch (health) {
            case Healthy _ -> "healthy";
            case Progressing(String why) -> "progressing: " + why;
            case Degraded(String why) -> "degraded: " + why;
            case Stored _ -> "stored";
            case Health.Unknown _ -> "unknown";
        };
    }

    @Test
    void what_is_being_deleted_is_not_healthy() {
        JsonObject leaving = object("{'kind':'Secret','metadata':{'deletionTimestamp':'x'}}");

        assertThat(ObjectHealth.object(leaving)).isInstanceOf(Progressing.class);
    }

    @Test
    void what_a_controller_said_before_it_saw_the_write_does_not_count() {
        JsonObject stale =
                object("{'metadata':{'generation':4},'status':{'observedGeneration':4}}");

        assertThat(ObjectHealth.written(stale, 4)).isInstanceOf(Healthy.class);
        assertThat(ObjectHealth.written(stale, 5)).isInstanceOf(Progressing.class);
    }

    @Test
    void without_nodes_workloads_are_stored() {
        assertThat(ObjectHealth.onNodes(new Progressing("0 of 1"), 0)).isInstanceOf(Stored.class);
        assertThat(ObjectHealth.onNodes(new Healthy(), 0)).isInstanceOf(Healthy.class);
        assertThat(ObjectHealth.onNodes(new Progressing("0 of 1"), 1))
                .isInstanceOf(Progressing.class);
    }

    @Test
    void the_worst_speaks_for_all() {
        assertThat(
                        ObjectHealth.all(
                                List.of(new Healthy(), new Degraded("bad"), new Progressing("p"))))
                .isEqualTo(new Degraded("bad"));
        assertThat(ObjectHealth.all(List.of())).isEqualTo(new Healthy());
    }
}
