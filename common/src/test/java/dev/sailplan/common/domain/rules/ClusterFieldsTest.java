package dev.sailplan.common.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.wire.json.JsonCodec;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class ClusterFieldsTest {
    private static final JsonCodec JSON = new JsonCodec();
    private static final String ROLE =
            "'apiVersion':'rbac.authorization.k8s.io/v1','kind':'ClusterRole'";
    private static final String WEBHOOKS =
            "'apiVersion':'admissionregistration.k8s.io/v1','kind':'MutatingWebhookConfiguration'";
    private static final String CLAIM = "'apiVersion':'v1','kind':'PersistentVolumeClaim'";
    private static final String SERVICE = "'apiVersion':'v1','kind':'Service'";
    private static final String ACCOUNT = "'apiVersion':'v1','kind':'ServiceAccount'";

    /// Quotes are written as `'`.
    private static JsonObject object(String head, String rest) {
        Json json = JSON.parse(("{" + head + "," + rest + "}").replace('\'', '"'));
        return (JsonObject) json;
    }

    private static void expect(String head, String before, String after) {
        assertThat(ClusterFields.leftTo(object(head, before))).isEqualTo(object(head, after));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"[]", "null", "[{'verbs':['get'],'resources':['pods'],'apiGroups':['']}]"})
    void the_rules_of_an_aggregated_role_are_left_to_its_controller_whatever_git_says(
            String rules) {
        expect(
                ROLE,
                "'aggregationRule':{'clusterRoleSelectors':[]},'rules':" + rules,
                "'aggregationRule':{'clusterRoleSelectors':[]}");
    }

    @Test
    void the_rules_of_any_other_role_are_what_git_says() {
        expect(ROLE, "'rules':[]", "'rules':[]");
        expect(ROLE, "'rules':[],'aggregationRule':null", "'rules':[],'aggregationRule':null");
    }

    @Test
    void an_empty_bundle_is_left_to_whoever_injects_it_and_a_given_one_is_not() {
        expect(
                WEBHOOKS,
                "'webhooks':[{'name':'a','clientConfig':{'url':'x','caBundle':''}},{'name':'b','clientConfig':{'url':'y','caBundle':'Cg=='}}]",
                "'webhooks':[{'name':'a','clientConfig':{'url':'x'}},{'name':'b','clientConfig':{'url':'y','caBundle':'Cg=='}}]");
    }

    @Test
    void
            a_bundle_that_git_leaves_to_cert_manager_is_cert_manager_s_though_a_placeholder_stands_there() {
        String by = "'metadata':{'annotations':{'cert-manager.io/inject-ca-from':'ns/cert'}}";
        expect(
                WEBHOOKS,
                by + ",'webhooks':[{'name':'a','clientConfig':{'url':'x','caBundle':'Cg=='}}]",
                by + ",'webhooks':[{'name':'a','clientConfig':{'url':'x'}}]");
        expect(
                "'apiVersion':'apiregistration.k8s.io/v1','kind':'APIService'",
                by + ",'spec':{'group':'g','caBundle':'Cg=='}",
                by + ",'spec':{'group':'g'}");
        expect(
                "'apiVersion':'apiextensions.k8s.io/v1','kind':'CustomResourceDefinition'",
                by
                        + ",'spec':{'group':'g','conversion':{'strategy':'Webhook','webhook':{'clientConfig':{'url':'x','caBundle':'Cg=='}}}}",
                by
                        + ",'spec':{'group':'g','conversion':{'strategy':'Webhook','webhook':{'clientConfig':{'url':'x'}}}}");
    }

    @Test
    void a_claim_keeps_the_volume_that_it_got_and_the_one_that_git_names() {
        expect(CLAIM, "'spec':{'volumeName':'','a':1}", "'spec':{'a':1}");
        expect(CLAIM, "'spec':{'volumeName':'pv'}", "'spec':{'volumeName':'pv'}");
        expect(
                CLAIM,
                "'metadata':{'name':'c','annotations':{'pv.kubernetes.io/bind-completed':'yes'}}",
                "'metadata':{'name':'c'}");
    }

    @Test
    void the_storage_class_that_says_none_is_something_said() {
        expect(CLAIM, "'spec':{'storageClassName':''}", "'spec':{'storageClassName':''}");
    }

    @Test
    void addresses_and_ports_of_a_service_are_the_cluster_s_unless_git_gives_some() {
        expect(
                SERVICE,
                "'spec':{'clusterIP':'','clusterIPs':[''],'healthCheckNodePort':0,'ports':[{'port':80,'nodePort':0}]}",
                "'spec':{'ports':[{'port':80}]}");
        expect(
                SERVICE,
                "'spec':{'clusterIP':'None','clusterIPs':['None'],'ports':[{'port':80,'nodePort':30080}]}",
                "'spec':{'clusterIP':'None','clusterIPs':['None'],'ports':[{'port':80,'nodePort':30080}]}");
    }

    @Test
    void secrets_that_were_generated_for_an_account_are_not_git_s_and_others_are() {
        expect(
                ACCOUNT,
                "'metadata':{'name':'build'},'secrets':[{'name':'build-token-x7k2m'},{'name':'mine'},{'name':'other-token-x7k2m'}],'imagePullSecrets':[{'name':'build-dockercfg-bbbbb'}]",
                "'metadata':{'name':'build'},'secrets':[{'name':'mine'},{'name':'other-token-x7k2m'}]");
        expect(ACCOUNT, "'secrets':[],'a':1", "'a':1");
    }

    @Test
    void the_revision_of_a_deployment_is_its_controller_s() {
        expect(
                "'apiVersion':'apps/v1','kind':'Deployment'",
                "'metadata':{'annotations':{'deployment.kubernetes.io/revision':'3','a':'b'}}",
                "'metadata':{'annotations':{'a':'b'}}");
    }

    @Test
    void a_kind_of_the_same_name_in_another_group_is_none_of_them() {
        String head = "'apiVersion':'serving.knative.dev/v1','kind':'Service'";
        expect(head, "'spec':{'clusterIP':''}", "'spec':{'clusterIP':''}");
    }
}
