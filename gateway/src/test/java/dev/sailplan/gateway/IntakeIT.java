package dev.sailplan.gateway;

import static dev.sailplan.gateway.Payloads.ONE;
import static dev.sailplan.gateway.Payloads.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.wire.json.JsonCodec;
import dev.sailplan.gateway.hook.Provider;
import dev.sailplan.gateway.proof.WebhookCredentials.HubSecrets;
import dev.sailplan.gateway.proof.WebhookSecret;
import dev.sailplan.gateway.sources.HookSource;
import dev.sailplan.gateway.sources.Sources;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IntakeIT {
    private static final JsonCodec JSON = new JsonCodec();

    private GatewayFixture fixture;
    private Sender sender;

    @BeforeAll
    void start(@TempDir Path folder) {
        fixture = GatewayFixture.start(folder, GatewayFixture.limits());
        sender = fixture.sender;
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @Test
    void a_push_is_on_kafka_when_it_is_answered() {
        // Given
        byte[] body = Payloads.bytes(Payloads.githubPush("refs/heads/walking", ONE, TWO));

        // When
        Sender.Reply reply = sender.github("push", "0b989ba4-242f-11e5-81e1-c7b6966d2516", body);

        // Then
        assertThat(reply.status()).isEqualTo(202);
        assertThat(fixture.events().events("shop"))
                .filteredOn(Pushed.class::isInstance)
                .map(Pushed.class::cast)
                .filteredOn(pushed -> pushed.ref().equals(RefName.branch("walking")))
                .singleElement()
                .satisfies(pushed -> {
                    assertThat(pushed.id().value())
                            .isEqualTo("shop:0b989ba4-242f-11e5-81e1-c7b6966d2516");
                    assertThat(pushed.before()).contains(new CommitId(ONE));
                    assertThat(pushed.after()).isEqualTo(Optional.of(new CommitId(TWO)));
                    assertThat(pushed.actor().login()).isEqualTo("ada");
                });
    }

    @Test
    void an_event_is_a_readable_cloud_event_keyed_by_its_repository() {
        // Given
        byte[] body = Payloads.bytes(Payloads.githubPush("refs/heads/readable", ONE, TWO));

        // When
        assertThat(sender.github("push", "readable", body).status()).isEqualTo(202);

        // Then
        assertThat(fixture.events().records())
                .filteredOn(record -> "shop:readable".equals(record.headers().get("ce_id")))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.key()).isEqualTo("shop");
                    assertThat(record.headers()).containsEntry("content-type", "application/json");
                    assertThat(record.value().text())
                            .contains("refs/heads/readable")
                            .doesNotContain("git.example.com");
                });
    }

    @Test
    void a_form_is_signed_as_it_is_sent_and_decoded_after() {
        // When
        Sender.Reply reply =
                sender.githubForm("push", Payloads.githubPush("refs/heads/form+ä", ONE, TWO));

        // Then
        assertThat(reply.status()).isEqualTo(202);
        assertThat(refs()).contains("refs/heads/form+ä");
    }

    @Test
    void a_form_of_gitea_is_signed_as_it_was_before() {
        // When
        Sender.Reply reply =
                sender.giteaForm("push", Payloads.giteaPush("refs/heads/tea+ä", ONE, TWO));

        // Then
        assertThat(reply.status()).isEqualTo(202);
        assertThat(refs()).contains("refs/heads/tea+ä");
    }

    @Test
    void gitlab_is_taken_by_its_token() {
        assertThat(
                        sender.gitlab(
                                        "Push Hook",
                                        Payloads.gitlabPush("refs/heads/by-token", ONE, TWO))
                                .status())
                .isEqualTo(202);
        assertThat(sender.gitlab("Tag Push Hook", Payloads.read("gitlab-tag-push")).status())
                .isEqualTo(202);
        assertThat(
                        sender.gitlab("Merge Request Hook", Payloads.read("gitlab-merge-request"))
                                .status())
                .isEqualTo(202);
        assertThat(refs()).contains("refs/heads/by-token", "refs/tags/v1.4.0");
    }

    @Test
    void gitlab_with_a_signing_secret_is_taken_by_its_signature_alone() {
        // Given
        byte[] body = Payloads.bytes(Payloads.gitlabPush("refs/heads/by-signature", ONE, TWO));
        long now = Instant.now().getEpochSecond();
        Map<String, String> headers = Sender.gitlabHeaders("Push Hook", "msg_2");
        headers.put("X-Gitlab-Token", GatewayFixture.SIGNING_SECRET);

        // Then
        assertThat(sender.post("signed", headers, body).status()).isEqualTo(401);

        // When
        headers.put("webhook-id", "msg_2");
        headers.put("webhook-timestamp", Long.toString(now));
        headers.put(
                "webhook-signature",
                Signing.standard(GatewayFixture.SIGNING_SECRET, "msg_2", now, body));

        // Then
        assertThat(sender.post("signed", headers, body).status()).isEqualTo(202);
        assertThat(fixture.events().events("signed"))
                .singleElement()
                .satisfies(event -> assertThat(event.id().value()).isEqualTo("signed:msg_2"));
    }

    @Test
    void what_nothing_follows_from_is_no_failed_delivery() {
        // Given
        int before = fixture.events().records().size();

        // Then
        assertThat(sender.github("ping", Payloads.read("github-ping")).status()).isEqualTo(202);
        assertThat(sender.github("create", Payloads.read("github-create")).status()).isEqualTo(202);
        assertThat(sender.github("workflow_run", JsonObject.EMPTY).status()).isEqualTo(202);
        assertThat(
                        sender.github(
                                        "push",
                                        Payloads.with(
                                                Payloads.read("github-push"),
                                                List.of("repository"),
                                                Json.object(Map.of("clone_url", Json.text(".*")))))
                                .status())
                .isEqualTo(202);
        assertThat(fixture.events().records()).hasSize(before);
    }

    @Test
    void a_replayed_delivery_has_the_id_it_had() {
        // Given
        byte[] body = Payloads.bytes(Payloads.githubPush("refs/heads/replayed", ONE, TWO));

        // When
        sender.github("push", "the-same", body);
        sender.github("push", "the-same", body);

        // Then
        assertThat(fixture.events().events("shop"))
                .map(event -> event.id().value())
                .filteredOn("shop:the-same"::equals)
                .hasSize(2);
    }

    /// Each address of a payload is that of the trap, but for those that say which repository it is, where it should be
    /// taken. The tenth of a second is for what would dial later.
    @ParameterizedTest
    @CsvSource({
        "github-push, push, shop, repository",
        "github-pull-request, pull_request, shop, repository",
        "github-create, create, shop, repository",
        "github-ping, ping, shop, repository",
        "gitlab-push, Push Hook, lab, project",
        "gitlab-tag-push, Tag Push Hook, lab, project",
        "gitlab-merge-request, Merge Request Hook, lab, project"
    })
    void no_address_of_a_payload_is_ever_dialed(
            String payload, String event, String repository, String place) throws Exception {
        // Given
        JsonObject usual = Payloads.read(payload);
        try (Trap trap = new Trap()) {
            String text =
                    usual.canonical()
                            .replaceAll("https://[a-z.]+", "http://" + trap.host())
                            .replace("git@git.example.com:", "http://" + trap.host() + "/");
            JsonObject elsewhere = JSON.object(text);
            JsonObject here = elsewhere.with(place, usual.object(place));
            assertThat(here.canonical()).contains(trap.host());

            // When
            for (JsonObject body : List.of(elsewhere, here)) {
                Sender.Reply reply =
                        repository.equals("shop")
                                ? sender.github(event, body)
                                : sender.gitlab(event, body);
                assertThat(reply.status()).isEqualTo(202);
            }
            LockSupport.parkNanos(100_000_000);

            // Then
            assertThat(trap.visits()).isZero();
        }
    }

    @Test
    void secrets_may_change_while_events_arrive() throws Exception {
        // Given
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService reloads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> reloading =
                    reloads.submit(() -> {
                        while (!done.get()) {
                            fixture.sources.set(Sources.of(GatewayFixture.all()));
                            LockSupport.parkNanos(100_000);
                        }
                    });

            // When
            List<Integer> statuses =
                    IntStream.range(0, 200)
                            .mapToObj(_ -> sender.github("push", Payloads.read("github-push")))
                            .map(Sender.Reply::status)
                            .distinct()
                            .toList();
            done.set(true);
            reloading.get();

            // Then
            assertThat(statuses).containsExactly(202);
        }
    }

    @Test
    void a_replaced_secret_stops_proving_with_the_next_request() {
        // Given
        byte[] body = Payloads.bytes(Payloads.read("github-push"));
        WebhookSecret next = WebhookSecret.of("the next one");
        HookSource rotated =
                GatewayFixture.source("shop", Provider.GITHUB, new HubSecrets(List.of(next)));

        // When
        fixture.sources.set(Sources.of(List.of(rotated)));

        // Then
        try {
            assertThat(sender.github("push", "d", body).status()).isEqualTo(401);
        } finally {
            fixture.sources.set(Sources.of(GatewayFixture.all()));
        }
    }

    private List<String> refs() {
        return fixture.events().events().stream()
                .filter(Pushed.class::isInstance)
                .map(event -> ((Pushed) event).ref().value())
                .toList();
    }
}
