package dev.sailplan.applier.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.rules.ObjectRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class ScheduleTest {
    private final Map<ObjectId, ObjectRules> objects = new LinkedHashMap<>();

    private void add(String group, String kind, String... annotations) {
        JsonObject map = JsonObject.EMPTY;
        for (int i = 0; i < annotations.length; i += 2) {
            map = map.with("sailplan.dev/" + annotations[i], Json.text(annotations[i + 1]));
        }
        JsonObject manifest =
                JsonObject.EMPTY.with("metadata", JsonObject.EMPTY.with("annotations", map));
        String namespace = kind.equals("Namespace") || kind.endsWith("Class") ? "" : "shop";
        objects.put(
                new ObjectId(group, kind, namespace, "x" + objects.size()),
                ObjectRules.of(manifest));
    }

    private static String printed(List<Step> steps) {
        return steps.stream()
                .map(s ->
                        s.objects().stream().map(ObjectId::kind).collect(Collectors.joining(" "))
                                + (s.waitsForHealth() ? " …" : ""))
                .collect(Collectors.joining("\n"));
    }

    private void addOneOfEachStage() {
        add("admissionregistration.k8s.io", "ValidatingWebhookConfiguration");
        add("networking.k8s.io", "Ingress");
        add("example.com", "Web");
        add("apps", "Deployment");
        add("", "Secret");
        add("rbac.authorization.k8s.io", "Role");
        add("", "Namespace");
        add("apiextensions.k8s.io", "CustomResourceDefinition");
    }

    @Test
    void writes_stage_by_stage_and_waits_for_namespaces_and_kinds() {
        addOneOfEachStage();

        assertThat(printed(Schedule.of(objects)))
                .isEqualTo(
                        """
                        CustomResourceDefinition Namespace …
                        Role
                        Secret
                        Deployment Web
                        Ingress
                        ValidatingWebhookConfiguration\
                        """);
    }

    @Test
    void prunes_the_other_way_round_custom_resources_before_their_controllers() {
        addOneOfEachStage();
        add("", "Service", "prune", "first");

        Schedule.Prunes prunes = Schedule.ofPrunes(objects);

        assertThat(printed(prunes.first())).isEqualTo("Service");
        assertThat(printed(prunes.last()))
                .isEqualTo(
                        """
                        ValidatingWebhookConfiguration
                        Ingress
                        Web
                        Deployment
                        Secret
                        Role
                        CustomResourceDefinition Namespace\
                        """);
    }

    @Test
    void waves_order_within_a_stage_and_wait() {
        add("apps", "Deployment", "wave", "1");
        add("apps", "StatefulSet", "wave", "-1");
        add("apps", "DaemonSet");
        add("", "ConfigMap", "wave", "9");

        assertThat(printed(Schedule.of(objects)))
                .isEqualTo(
                        """
                        ConfigMap …
                        StatefulSet …
                        DaemonSet …
                        Deployment …\
                        """);
    }

    @Test
    void hooks_run_when_their_configuration_is_there_and_after_everything() {
        add("batch", "Job", "hook", "before");
        add("", "Pod", "hook", "after");
        add("apps", "Deployment");
        add("", "Secret");
        add("admissionregistration.k8s.io", "MutatingWebhookConfiguration");

        assertThat(printed(Schedule.of(objects)))
                .isEqualTo(
                        """
                        Secret
                        Job …
                        Deployment
                        MutatingWebhookConfiguration
                        Pod …\
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "'', Namespace, FOUNDATION",
        "scheduling.k8s.io, PriorityClass, ACCESS",
        "'', ServiceAccount, ACCESS",
        "'', ResourceQuota, ACCESS",
        "'', ConfigMap, CONFIGURATION",
        "'', PersistentVolumeClaim, CONFIGURATION",
        "'', Service, WORKLOADS",
        "batch, CronJob, WORKLOADS",
        "autoscaling, HorizontalPodAutoscaler, TRAFFIC",
        "policy, PodDisruptionBudget, TRAFFIC",
        "gateway.networking.k8s.io, HTTPRoute, TRAFFIC",
        "gateway.networking.k8s.io, GatewayClass, ACCESS",
        "apiregistration.k8s.io, APIService, ADMISSION",
    })
    void every_kind_has_its_stage(String group, String kind, ApplyStage stage) {
        assertThat(ApplyStage.of(new ObjectId(group, kind, "", "x"))).isEqualTo(stage);
    }
}
