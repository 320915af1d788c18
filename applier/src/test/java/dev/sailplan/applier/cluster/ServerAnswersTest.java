package dev.sailplan.applier.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.effect.Answer;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Answers as API servers give them.
class ServerAnswersTest {
    private static final ObjectId OBJECT = new ObjectId("", "ConfigMap", "shop", "a");

    private static Answer of(int code, String status) {
        return new Classification(Manifests.CONFIG_MAP, OBJECT)
                .of(new Reply(code, Manifests.yaml(status), true, Optional.empty()));
    }

    private static String status(String reason, String message) {
        return "{kind: Status, status: Failure, reason: '%s', message: '%s'}"
                .formatted(reason, message);
    }

    @Test
    void a_conversion_webhook_that_fails_is_named_by_what_it_converts() {
        Answer answer =
                of(
                        500,
                        status(
                                "InternalError",
                                "conversion webhook for x.io/v1, Kind=Widget failed: Post"
                                        + " \"https://10.0.0.1/convert\": dial tcp: refused"));
        assertThat(((Answer.WebhookUnavailable) answer).webhook()).isEqualTo("x.io/v1");
    }

    @Test
    void a_webhook_that_did_not_answer_in_time_is_named() {
        Answer answer =
                of(
                        500,
                        status(
                                "InternalError",
                                "Internal error occurred: failed calling webhook"
                                        + " \"w.example.com\": failed to call webhook: Post"
                                        + " \"https://10.0.0.1/\": context deadline exceeded"));
        assertThat(((Answer.WebhookUnavailable) answer).webhook()).isEqualTo("w.example.com");
    }

    @Test
    void a_webhook_that_answers_no_dry_run_is_told_from_a_dead_one() {
        Answer answer =
                of(
                        400,
                        status(
                                "BadRequest",
                                "admission webhook \"w.example.com\" does not support dry run"));
        assertThat(((Answer.WebhookUnavailable) answer).webhook()).isEqualTo("w.example.com");
        assertThat(((Answer.WebhookUnavailable) answer).refusesDryRuns()).isTrue();
    }

    @Test
    void a_webhook_that_says_no_is_a_refusal() {
        Answer answer =
                of(403, status("Forbidden", "admission webhook \"w.example.com\" denied: no"));
        assertThat(answer).isInstanceOf(Answer.Forbidden.class);
    }

    @Test
    void a_namespace_that_is_being_deleted_is_told_from_other_refusals() {
        Answer terminating =
                of(
                        403,
                        """
                        {kind: Status, reason: Forbidden, message: 'configmaps "a" is forbidden: unable to create new content',
                         details: {name: a, kind: configmaps, causes: [{reason: NamespaceTerminating, message: 'namespace shop is being terminated', field: metadata.namespace}]}}
                        """);
        Answer quota =
                of(
                        403,
                        status(
                                "Forbidden",
                                "configmaps \"a\" is forbidden: exceeded quota: q, requested:"
                                        + " count/configmaps=1, used: 3, limited: 3"));
        assertThat(((Answer.Forbidden) terminating).namespaceTerminating()).isTrue();
        assertThat(((Answer.Forbidden) quota).namespaceTerminating()).isFalse();
    }

    @Test
    void a_busy_server_and_its_time_to_come_again() {
        JsonObject busy = Manifests.yaml(status("TooManyRequests", "too many requests"));
        Answer answer =
                new Classification(Manifests.CONFIG_MAP, OBJECT)
                        .of(new Reply(429, busy, true, Optional.of(Duration.ofSeconds(7))));
        assertThat(((Answer.Retryable) answer).retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(of(504, status("Timeout", "the server was unable to return a response in time")))
                .isInstanceOf(Answer.Retryable.class);
    }

    @Test
    void what_a_proxy_answers_in_its_own_words_says_nothing_about_the_object() {
        for (int code : new int[] {200, 502, 503, 504}) {
            Reply html = new Reply(code, JsonObject.EMPTY, false, Optional.empty());
            assertThat(new Classification(Manifests.CONFIG_MAP, OBJECT).of(html))
                    .as("code " + code)
                    .isInstanceOf(Answer.Retryable.class);
        }
    }
}
