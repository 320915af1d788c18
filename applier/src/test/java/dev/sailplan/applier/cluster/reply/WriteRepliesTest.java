package dev.sailplan.applier.cluster.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import dev.sailplan.common.wire.json.JsonCodec;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// What API servers answer, as it was recorded; quotes are written as `'`.
@NullMarked
class WriteRepliesTest {
    private static final JsonCodec JSON = new JsonCodec();
    private static final ApiKind BOATS =
            new ApiKind("sail.example.com", "v1", "Boat", "boats", true);
    private static final ObjectId BOAT = new ObjectId("sail.example.com", "Boat", "harbour", "a");

    private static WriteAnswer answer(int code, String body) {
        return answer(new Reply(code, json(body), true, Optional.empty()));
    }

    private static WriteAnswer answer(Reply reply) {
        return new WriteReplies(BOATS, BOAT).of(reply);
    }

    private static JsonObject json(String text) {
        return JSON.object(text.replace('\'', '"'));
    }

    @Test
    void a_conversion_webhook_that_fails_is_named_and_asked_again() {
        assertThat(
                        answer(
                                500,
                                "{'kind':'Status','code':500,'message':'conversion webhook for"
                                        + " sail.example.com/v1, Kind=Boat failed: Post"
                                        + " https://c.harbour.svc:443/convert?timeout=30s: dial tcp: no"
                                        + " route'}"))
                .isInstanceOfSatisfying(
                        WriteAnswer.WebhookUnavailable.class,
                        down -> assertThat(down.webhook()).isEqualTo("sail.example.com/v1"));
    }

    @Test
    void a_webhook_without_dry_runs_is_no_fault_of_the_object() {
        assertThat(
                        answer(
                                400,
                                "{'kind':'Status','reason':'BadRequest','code':400,'message':'admission"
                                        + " webhook \\\"b.example.com\\\" does not support dry run'}"))
                .isInstanceOfSatisfying(
                        WriteAnswer.WebhookUnavailable.class,
                        blind -> {
                            assertThat(blind.webhook()).isEqualTo("b.example.com");
                            assertThat(blind.refusesDryRuns()).isTrue();
                        });
    }

    @Test
    void a_webhook_that_did_not_answer_in_time_is_named() {
        assertThat(
                        answer(
                                500,
                                "{'kind':'Status','reason':'InternalError','code':500,'message':'Internal"
                                        + " error occurred: failed calling webhook"
                                        + " \\\"w.example.com\\\": failed to call webhook: Post"
                                        + " \\\"https://10.0.0.1/\\\": context deadline exceeded'}"))
                .isInstanceOfSatisfying(
                        WriteAnswer.WebhookUnavailable.class,
                        down -> {
                            assertThat(down.webhook()).isEqualTo("w.example.com");
                            assertThat(down.refusesDryRuns()).isFalse();
                        });
    }

    @Test
    void a_webhook_that_says_no_is_a_refusal() {
        assertThat(
                        answer(
                                403,
                                "{'kind':'Status','reason':'Forbidden','code':403,'message':'admission"
                                        + " webhook \\\"w.example.com\\\" denied: no'}"))
                .isInstanceOf(WriteAnswer.Forbidden.class);
    }

    @Test
    void a_namespace_that_goes_is_told_from_a_quota_that_is_used_up() {
        WriteAnswer going =
                answer(
                        403,
                        "{'kind':'Status','reason':'Forbidden','code':403,'message':'boats is"
                                + " forbidden: unable to create new content in namespace harbour"
                                + " because it is being"
                                + " terminated','details':{'causes':[{'reason':'NamespaceTerminating','message':'namespace"
                                + " harbour is being terminated','field':'metadata.namespace'}]}}");
        WriteAnswer quota =
                answer(
                        403,
                        "{'kind':'Status','reason':'Forbidden','code':403,'message':'boats is"
                                + " forbidden: exceeded quota: few, requested: count/boats=1, used:"
                                + " count/boats=2, limited:"
                                + " count/boats=2','details':{'name':'a','kind':'boats'}}");

        assertThat(((WriteAnswer.Forbidden) going).namespaceTerminating()).isTrue();
        assertThat(((WriteAnswer.Forbidden) quota).namespaceTerminating()).isFalse();
        assertThat(((WriteAnswer.Forbidden) quota).message()).contains("exceeded quota: few");
    }

    @Test
    void what_a_busy_server_asks_for_is_kept() {
        Optional<Duration> after = Optional.of(Duration.ofSeconds(7));

        assertThat(
                        answer(
                                new Reply(
                                        429,
                                        json(
                                                "{'kind':'Status','reason':'TooManyRequests','code':429,'message':'too"
                                                        + " many requests'}"),
                                        true,
                                        after)))
                .isEqualTo(new WriteAnswer.Retryable(429, "too many requests", after));
    }

    @Test
    void a_time_out_and_the_page_of_a_proxy_are_asked_again() {
        assertThat(
                        answer(
                                504,
                                "{'kind':'Status','reason':'Timeout','code':504,'message':'Timeout:"
                                        + " request did not complete within requested timeout'}"))
                .isInstanceOf(WriteAnswer.Retryable.class);
        assertThat(answer(new Reply(502, JsonObject.EMPTY, false, Optional.empty())))
                .isEqualTo(new WriteAnswer.Retryable(502, "HTTP status 502", Optional.empty()));
        for (int code : new int[] {200, 503, 504}) {
            assertThat(answer(new Reply(code, JsonObject.EMPTY, false, Optional.empty())))
                    .as("code " + code)
                    .isInstanceOf(WriteAnswer.Retryable.class);
        }
    }

    @Test
    void a_list_of_errors_is_told_on_one_line() {
        assertThat(
                        answer(
                                500,
                                "{'kind':'Status','code':500,'message':'failed to create typed"
                                        + " patch object (harbour/a; sail.example.com/v1, Kind=Boat):"
                                        + " errors:\\n"
                                        + "  .spec.sails: duplicate entries for key\\n"
                                        + "  .spec.masts: expected list'}"))
                .isInstanceOfSatisfying(
                        WriteAnswer.Invalid.class,
                        invalid ->
                                assertThat(invalid.message())
                                        .endsWith(
                                                "errors: .spec.sails: duplicate entries for key"
                                                        + " .spec.masts: expected list"));
    }
}
