package dev.sailplan.gateway.hook;

import static dev.sailplan.gateway.Payloads.ONE;
import static dev.sailplan.gateway.Payloads.TWO;
import static dev.sailplan.gateway.Payloads.ZERO;
import static dev.sailplan.gateway.hook.Requests.accepted;
import static dev.sailplan.gateway.hook.Requests.gitea;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.event.Event.PullRequestChanged;
import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.event.PullRequest.Action;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.gateway.Payloads;
import dev.sailplan.gateway.hook.HookDecision.Accepted;
import dev.sailplan.gateway.hook.HookDecision.Rejected;
import dev.sailplan.gateway.hook.HookDecision.Uninteresting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GiteaHookTest {
    private static final JsonObject PUSH = Payloads.read("gitea-push");

    @Test
    void a_push_moves_one_ref() {
        // When
        Pushed pushed = accepted(gitea("push", PUSH), Pushed.class);

        // Then
        assertThat(pushed.ref()).isEqualTo(RefName.branch("main"));
        assertThat(pushed.before()).contains(new CommitId(ONE));
        assertThat(pushed.after()).contains(new CommitId(TWO));
        assertThat(pushed.actor().login()).isEqualTo("ada");
        assertThat(pushed.id().value()).isEqualTo("tea:d-1");
    }

    @Test
    void a_created_branch_is_pushed_and_says_no_more_as_create() {
        // Given
        JsonObject first = Payloads.giteaPush("refs/heads/new", ZERO, TWO);

        // Then
        assertThat(accepted(gitea("push", first), Pushed.class).before()).isEmpty();
        assertThat(gitea("create", Payloads.read("gitea-create")))
                .isInstanceOf(Uninteresting.class);
    }

    @Test
    void a_deleted_branch_is_told_by_delete_alone() {
        // When
        Pushed pushed = accepted(gitea("delete", Payloads.read("gitea-delete")), Pushed.class);

        // Then
        assertThat(pushed.ref()).isEqualTo(RefName.branch("old"));
        assertThat(pushed.before()).isEmpty();
        assertThat(pushed.after()).isEmpty();
    }

    @Test
    void a_deleted_tag_is_pushed_and_says_no_more_as_delete() {
        // Given
        JsonObject tag = Payloads.read("gitea-delete").with("ref_type", Json.text("tag"));

        // Then
        assertThat(gitea("delete", tag)).isInstanceOf(Uninteresting.class);
        assertThat(
                        accepted(
                                        gitea(
                                                "push",
                                                Payloads.giteaPush("refs/tags/v1", ONE, ZERO)),
                                        Pushed.class)
                                .after())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc", "a b", "a..b", "x.lock", "\u0000", ""})
    void a_deleted_branch_has_a_name_that_git_allows(String name) {
        assertThat(gitea("delete", Payloads.read("gitea-delete").with("ref", Json.text(name))))
                .isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @CsvSource({
        "opened,OPENED",
        "reopened,OPENED",
        "synchronized,UPDATED",
        "synchronize,OTHER",
        "edited,OTHER",
        "label_updated,OTHER",
        "reviewed,OTHER",
        "closed,CLOSED"
    })
    void an_action_on_a_pull_request_becomes_ours(String action, Action ours) {
        // When
        PullRequestChanged changed =
                pullRequest(Payloads.read("gitea-pull-request").with("action", Json.text(action)));

        // Then
        assertThat(changed.pullRequest().action()).isEqualTo(ours);
        assertThat(changed.pullRequest().number()).isEqualTo(5);
        assertThat(changed.pullRequest().base()).isEqualTo(RefName.branch("main"));
        assertThat(changed.pullRequest().head()).contains(new CommitId("4".repeat(40)));
        assertThat(changed.pullRequest().fromFork()).isTrue();
        assertThat(changed.actor().login()).isEqualTo("bob");
    }

    @Test
    void a_new_base_updates_a_pull_request() {
        // Given
        JsonObject payload =
                Payloads.read("gitea-pull-request")
                        .with("action", Json.text("edited"))
                        .with("changes", Json.object(Map.of("ref", JsonObject.EMPTY)));

        // Then
        assertThat(pullRequest(payload).pullRequest().action()).isEqualTo(Action.UPDATED);
    }

    @Test
    void merged_is_what_the_host_calls_merged() {
        PullRequestChanged changed = pullRequest(Payloads.read("gitea-pull-request-merged"));
        assertThat(changed.pullRequest().action()).isEqualTo(Action.MERGED);
        assertThat(changed.pullRequest().mergeCommit()).contains(new CommitId("5".repeat(40)));
    }

    @Test
    void a_fork_that_is_gone_has_no_head() {
        // Given
        JsonObject gone =
                Payloads.with(
                        Payloads.read("gitea-pull-request"),
                        List.of("pull_request", "head", "repo"),
                        new JsonNull());

        // Then
        assertThat(pullRequest(gone).pullRequest().head()).isEmpty();
        assertThat(pullRequest(gone).pullRequest().fromFork()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Gitea-Event", "X-Forgejo-Event"})
    void either_name_will_do(String header) {
        assertThat(decide(Map.of(header, "push"))).isInstanceOf(Accepted.class);
    }

    @Test
    void all_its_headers_have_to_say_the_same() {
        assertThat(decide(Map.of("X-Gitea-Event", "push", "X-Forgejo-Event", "delete")))
                .isInstanceOf(Rejected.class);
        assertThat(decide(Map.of("X-Gitea-Event", "push", "X-GitHub-Event", "delete")))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void what_another_host_sends_is_refused() {
        assertThat(decide(Map.of("X-GitHub-Event", "push"))).isInstanceOf(Rejected.class);
        assertThat(decide(Map.of("X-Gogs-Event", "push", "X-GitHub-Event", "push")))
                .isInstanceOf(Rejected.class);
        assertThat(decide(Map.of("X-Gitea-Event", "push", "X-Gitlab-Event", "Push Hook")))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void a_delivery_of_forgejo_has_its_id() {
        // Given
        Map<String, String> headers = new HashMap<>();
        headers.put("X-Forgejo-Event", "push");
        headers.put("X-Forgejo-Delivery", "f-1");

        // Then
        assertThat(accepted(decide(headers), Pushed.class).id().value()).isEqualTo("tea:f-1");
    }

    private static HookDecision decide(Map<String, String> headers) {
        return Requests.decide(Provider.GITEA, headers, PUSH);
    }

    private static PullRequestChanged pullRequest(JsonObject payload) {
        return accepted(gitea("pull_request", payload), PullRequestChanged.class);
    }
}
