package dev.sailplan.gateway.hook;

import static dev.sailplan.gateway.hook.Requests.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.gateway.Payloads;
import dev.sailplan.gateway.hook.HookDecision.Accepted;
import dev.sailplan.gateway.hook.HookDecision.Rejected;
import dev.sailplan.gateway.hook.HookDecision.Uninteresting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HookTest {
    private static final JsonObject PUSH = Payloads.read("github-push");
    private static final Map<String, String> GITHUB = Map.of("X-GitHub-Event", "push");

    @ParameterizedTest
    @ValueSource(strings = {"X-Gitea-Event", "X-Forgejo-Event", "X-Gogs-Event", "X-Gitlab-Event"})
    void a_host_that_looks_like_another_is_refused(String foreign) {
        // Given
        Map<String, String> headers = Map.of("X-GitHub-Event", "push", foreign, "push");

        // Then
        assertThat(Requests.decide(Provider.GITHUB, headers, PUSH)).isInstanceOf(Rejected.class);
    }

    @Test
    void a_request_without_its_host_s_event_header_is_refused() {
        assertThat(Requests.decide(Provider.GITHUB, Map.of(), PUSH)).isInstanceOf(Rejected.class);
        assertThat(Requests.decide(Provider.GITLAB, GITHUB, Payloads.read("gitlab-push")))
                .isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://git.example.com/acme/shop",
                "https://GIT.example.com:443/acme/shop.git",
                "https://user@git.example.com/acme/shop.git/",
                "ssh://git@git.example.com/acme/shop.git",
                "git@git.example.com:acme/shop.git",
                "https://git.example.com/ACME/Shop"
            })
    void one_place_has_many_spellings(String configured) {
        assertThat(decideAs(configured)).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://git.example.com/acme/.*",
                "https://git.example.com/.*",
                "https://git.example.com/acme/shop|x",
                "https://git.example.com/acme/(",
                "https://git.example.com:8443/acme/shop",
                "https://example.com/acme/shop",
                "https://git.example.com/acme/shop/more"
            })
    void another_place_is_passed_over_and_no_name_is_a_pattern(String configured) {
        assertThat(decideAs(configured)).isInstanceOf(Uninteresting.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", "a|b", "(", "acme/shop", "https://git.example.com", ""})
    void an_address_in_the_payload_is_no_pattern_either(String claimed) {
        // Given
        JsonObject payload = PUSH;
        for (String field : List.of("clone_url", "ssh_url", "html_url", "git_url")) {
            payload = Payloads.with(payload, List.of("repository", field), Json.text(claimed));
        }

        // Then
        assertThat(Requests.github("push", payload)).isInstanceOf(Uninteresting.class);
    }

    @Test
    void a_port_is_part_of_a_place_unless_it_is_the_usual_one() {
        assertThat(RepositoryPlace.of("http://127.0.0.1:8080/sample"))
                .contains(new RepositoryPlace("127.0.0.1:8080", "sample"));
        assertThat(RepositoryPlace.of("http://127.0.0.1:80/sample.git"))
                .contains(new RepositoryPlace("127.0.0.1", "sample"));
        assertThat(RepositoryPlace.of("file:///srv/git/shop.git"))
                .contains(new RepositoryPlace("", "srv/git/shop"));
    }

    @Test
    void a_redelivery_is_the_same_event() {
        assertThat(id(Map.of("X-GitHub-Event", "push", "X-GitHub-Delivery", "72d3162e")))
                .isEqualTo(id(Map.of("X-GitHub-Event", "push", "X-GitHub-Delivery", "72d3162e")))
                .isEqualTo("shop:72d3162e");
    }

    @Test
    void a_delivery_without_a_usable_id_is_named_by_its_body() {
        // Given
        String byBody = id(GITHUB);

        // Then
        assertThat(byBody).matches("shop:sha256-[0-9a-f]{64}");
        assertThat(id(Map.of("X-GitHub-Event", "push", "X-GitHub-Delivery", "x".repeat(500))))
                .isEqualTo(byBody);
        assertThat(id(Map.of("X-GitHub-Event", "push", "X-GitHub-Delivery", "a\tb")))
                .isEqualTo(byBody);
    }

    private static HookDecision decideAs(String configured) {
        return Requests.decide(Requests.source(Provider.GITHUB, configured), GITHUB, PUSH);
    }

    private static String id(Map<String, String> headers) {
        return accepted(Requests.decide(Provider.GITHUB, headers, PUSH), Event.class).id().value();
    }

    @Test
    void a_token_or_a_body_is_never_shown() {
        // Given
        HookHeaders headers = new HookHeaders(Map.of("X-Gitlab-Token", List.of("hunter2")));
        HookRequest request =
                new HookRequest(
                        Requests.source(Provider.GITLAB, Payloads.ADDRESS),
                        headers,
                        Json.text("hunter2"),
                        Digest.of("hunter2"),
                        Instant.EPOCH);

        // Then
        assertThat(headers).hasToString("headers [x-gitlab-token]");
        assertThat(request.toString()).contains("lab").doesNotContain("hunter2");
    }
}
