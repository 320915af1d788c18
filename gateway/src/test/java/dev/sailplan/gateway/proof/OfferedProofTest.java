package dev.sailplan.gateway.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.gateway.Signing;
import dev.sailplan.gateway.hook.HookHeaders;
import dev.sailplan.gateway.proof.WebhookCredentials.GiteaSecrets;
import dev.sailplan.gateway.proof.WebhookCredentials.HubSecrets;
import dev.sailplan.gateway.proof.WebhookCredentials.SigningSecrets;
import dev.sailplan.gateway.proof.WebhookCredentials.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OfferedProofTest {
    private static final byte[] BODY = "{\"a\":1}".getBytes(UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final String SIGNING_SECRET =
            "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final WebhookCredentials HUB =
            new HubSecrets(List.of(WebhookSecret.of("old"), WebhookSecret.of("new")));
    private static final WebhookCredentials GITEA =
            new GiteaSecrets(List.of(WebhookSecret.of("old"), WebhookSecret.of("new")));
    private static final WebhookCredentials TOKENS =
            new Tokens(List.of(WebhookSecret.of("old"), WebhookSecret.of("new")));
    private static final WebhookCredentials SIGNED =
            new SigningSecrets(List.of(WebhookSecret.ofSigningSecret(SIGNING_SECRET)));

    @Test
    void githubs_own_example_holds() {
        // Given
        byte[] body = "Hello, World!".getBytes(UTF_8);
        OfferedProof claim =
                claim(
                        "X-Hub-Signature-256",
                        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");

        // Then
        assertThat(
                        claim.proves(
                                Optional.of(
                                        new HubSecrets(
                                                List.of(
                                                        WebhookSecret.of(
                                                                "It's a Secret to Everybody")))),
                                body,
                                NOW))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "new"})
    void every_active_secret_proves(String secret) {
        assertThat(proves(claim("X-Hub-Signature-256", Signing.hub(secret, BODY)), HUB)).isTrue();
        assertThat(proves(claim("X-Gitlab-Token", secret), TOKENS)).isTrue();
        assertThat(claim("X-Gitlab-Token", secret).provesWithoutBody(Optional.of(TOKENS))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "o", "ol", "older", "Old", "old\u00e4", "xxx"})
    void no_other_secret_does_whatever_its_length(String secret) {
        assertThat(proves(claim("X-Gitlab-Token", secret), TOKENS)).isFalse();
        assertThat(claim("X-Gitlab-Token", secret).provesWithoutBody(Optional.of(TOKENS)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha1=da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "sha256=zz7107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
            })
    void a_signature_of_another_form_offers_nothing(String signature) {
        OfferedProof claim = claim("X-Hub-Signature-256", signature);
        assertThat(claim.coversBody()).isFalse();
        assertThat(proves(claim, HUB)).isFalse();
    }

    @Test
    void a_signature_is_of_one_body_only() {
        OfferedProof claim =
                claim("X-Hub-Signature-256", Signing.hub("new", "other".getBytes(UTF_8)));
        assertThat(proves(claim, HUB)).isFalse();
    }

    @Test
    void a_header_that_is_sent_twice_proves_nothing() {
        // Given
        String good = Signing.hub("new", BODY);
        HookHeaders twice = new HookHeaders(Map.of("X-Hub-Signature-256", List.of(good, good)));

        // Then
        assertThat(proves(OfferedProof.of(twice), HUB)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Gitea-Signature", "X-Forgejo-Signature"})
    void giteas_signature_is_the_hubs_without_its_prefix(String header) {
        assertThat(proves(claim(header, bare("new")), GITEA)).isTrue();
        assertThat(proves(claim(header, bare("other")), GITEA)).isFalse();
        assertThat(proves(claim(header, Signing.hub("new", BODY)), GITEA)).isFalse();
        assertThat(proves(claim("X-Hub-Signature-256", Signing.hub("new", BODY)), GITEA)).isTrue();
    }

    @Test
    void of_giteas_signatures_all_have_to_fit() {
        assertThat(proves(giteas("new", "new", "new"), GITEA)).isTrue();
        assertThat(proves(giteas("other", "new", "new"), GITEA)).isFalse();
        assertThat(proves(giteas("new", "other", "new"), GITEA)).isFalse();
        assertThat(proves(giteas("new", "new", "other"), GITEA)).isFalse();
    }

    @Test
    void giteas_signature_is_nobody_elses() {
        assertThat(proves(claim("X-Gitea-Signature", bare("new")), HUB)).isFalse();
        assertThat(proves(claim("X-Gitlab-Token", "new"), GITEA)).isFalse();
        assertThat(claim("X-Gitea-Signature", bare("new")).isGithubs()).isFalse();
    }

    @Test
    void a_standard_webhook_is_proven_by_its_signature() {
        assertThat(proves(standard(NOW, SIGNING_SECRET), SIGNED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 86_400})
    void a_standard_webhook_is_proven_for_five_minutes_only(long seconds) {
        assertThat(proves(standard(NOW.plusSeconds(seconds), SIGNING_SECRET), SIGNED)).isFalse();
        assertThat(proves(standard(NOW.minus(Duration.ofMinutes(5)), SIGNING_SECRET), SIGNED))
                .isTrue();
    }

    @Test
    void a_token_never_stands_in_for_a_signature() {
        // Given
        OfferedProof token = claim("X-Gitlab-Token", SIGNING_SECRET);

        // Then
        assertThat(token.provesWithoutBody(Optional.of(SIGNED))).isFalse();
        assertThat(proves(token, SIGNED)).isFalse();
        assertThat(proves(claim("X-Gitlab-Token", "new"), HUB)).isFalse();
        assertThat(proves(claim("X-Hub-Signature-256", Signing.hub("new", BODY)), TOKENS))
                .isFalse();
    }

    @Test
    void nothing_proves_an_unknown_repository() {
        OfferedProof decoy = claim("X-Gitlab-Token", "fits nothing");
        assertThat(decoy.provesWithoutBody(Optional.empty())).isFalse();
        assertThat(decoy.proves(Optional.empty(), BODY, NOW)).isFalse();
        assertThat(
                        claim("X-Hub-Signature-256", Signing.hub("fits nothing", BODY))
                                .proves(Optional.empty(), BODY, NOW))
                .isFalse();
    }

    @Test
    void an_unknown_repository_costs_what_a_known_one_does() {
        List<WebhookSecret> one = List.of(WebhookSecret.of("one"));
        List<WebhookSecret> two = List.of(WebhookSecret.of("one"), WebhookSecret.of("two"));

        assertThat(OfferedProof.tried(List.of())).hasSize(2);
        assertThat(OfferedProof.tried(one)).hasSize(2).containsAll(one);
        assertThat(OfferedProof.tried(two)).isEqualTo(two);
    }

    @Test
    void without_a_secret_there_is_nothing_to_configure() {
        assertThatThrownBy(() -> new HubSecrets(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WebhookSecret.of(" "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WebhookSecret.ofSigningSecret("whsec_YQ=="))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(WebhookSecret.of("hunter2").toString()).doesNotContain("hunter2");
    }

    private static String bare(String secret) {
        return Signing.hub(secret, BODY).substring("sha256=".length());
    }

    private static OfferedProof giteas(String gitea, String forgejo, String hub) {
        return OfferedProof.of(
                new HookHeaders(
                        Map.of(
                                "X-Gitea-Signature", List.of(bare(gitea)),
                                "X-Forgejo-Signature", List.of(bare(forgejo)),
                                "X-Hub-Signature-256", List.of(Signing.hub(hub, BODY)))));
    }

    private static OfferedProof standard(Instant at, String secret) {
        Map<String, String> headers = new TreeMap<>();
        long timestamp = at.getEpochSecond();
        headers.put("webhook-id", "msg_1");
        headers.put("webhook-timestamp", Long.toString(timestamp));
        headers.put(
                "webhook-signature",
                "v1,bm90IHRoaXM= " + Signing.standard(secret, "msg_1", timestamp, BODY));
        Map<String, List<String>> values = new TreeMap<>();
        headers.forEach((name, value) -> values.put(name, List.of(value)));
        return OfferedProof.of(new HookHeaders(values));
    }

    private static OfferedProof claim(String header, String value) {
        return OfferedProof.of(new HookHeaders(Map.of(header, List.of(value))));
    }

    private static boolean proves(OfferedProof claim, WebhookCredentials demanded) {
        return claim.proves(Optional.of(demanded), BODY, NOW);
    }
}
