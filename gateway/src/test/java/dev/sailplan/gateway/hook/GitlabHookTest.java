package dev.sailplan.gateway.hook;

import static dev.sailplan.gateway.Payloads.ONE;
import static dev.sailplan.gateway.Payloads.TWO;
import static dev.sailplan.gateway.Payloads.ZERO;
import static dev.sailplan.gateway.hook.Requests.accepted;
import static dev.sailplan.gateway.hook.Requests.gitlab;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.event.Event.PullRequestChanged;
import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.event.PullRequest;
import dev.sailplan.common.domain.event.PullRequest.Action;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.gateway.Payloads;
import dev.sailplan.gateway.hook.HookDecision.Rejected;
import dev.sailplan.gateway.hook.HookDecision.Uninteresting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GitlabHookTest {

    @Test
    void a_push_moves_one_ref() {
        // When
        Pushed pushed = accepted(gitlab("Push Hook", Payloads.read("gitlab-push")), Pushed.class);

        // Then
        assertThat(pushed.repository().value()).isEqualTo("lab");
        assertThat(pushed.id().value()).isEqualTo("lab:d-1");
        assertThat(pushed.ref()).isEqualTo(RefName.branch("main"));
        assertThat(pushed.before()).contains(new CommitId(ONE));
        assertThat(pushed.after()).contains(new CommitId(TWO));
        assertThat(pushed.actor().login()).isEqualTo("ada");
    }

    @Test
    void a_deleted_branch_has_no_after() {
        // Given
        JsonObject payload =
                Payloads.gitlabPush("refs/heads/old", ONE, ZERO)
                        .with("checkout_sha", new JsonNull());

        // Then
        assertThat(accepted(gitlab("Push Hook", payload), Pushed.class).after()).isEmpty();
    }

    @Test
    void a_tag_push_moves_a_tag() {
        Pushed pushed =
                accepted(gitlab("Tag Push Hook", Payloads.read("gitlab-tag-push")), Pushed.class);
        assertThat(pushed.ref().value()).isEqualTo("refs/tags/v1.4.0");
        assertThat(pushed.before()).isEmpty();
    }

    @Test
    void a_body_of_another_kind_than_its_header_is_refused() {
        assertThat(gitlab("Tag Push Hook", Payloads.read("gitlab-push")))
                .isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @CsvSource({
        "open,OPENED",
        "reopen,OPENED",
        "update,OTHER",
        "close,CLOSED",
        "approved,OTHER",
        "merge,MERGED"
    })
    void an_action_on_a_merge_request_becomes_ours(String action, Action ours) {
        // Given
        JsonObject payload = attribute("action", Json.text(action));

        // When
        PullRequest changed = mergeRequest(payload);

        // Then
        assertThat(changed.action()).isEqualTo(ours);
        assertThat(changed.number()).isEqualTo(5);
        assertThat(changed.base()).isEqualTo(RefName.branch("main"));
        assertThat(changed.head()).contains(new CommitId("4".repeat(40)));
        assertThat(changed.fromFork()).isFalse();
        assertThat(changed.mergeCommit()).isEmpty();
    }

    @Test
    void an_update_with_an_old_revision_brings_new_commits() {
        // Given
        JsonObject payload =
                Payloads.with(
                        attribute("action", Json.text("update")),
                        List.of("object_attributes", "oldrev"),
                        Json.text(ONE));

        // Then
        assertThat(mergeRequest(payload).action()).isEqualTo(Action.UPDATED);
    }

    @Test
    void a_new_target_branch_updates_a_merge_request() {
        // Given
        JsonObject payload =
                Payloads.with(
                        attribute("action", Json.text("update")),
                        List.of("changes", "target_branch"),
                        Json.object(Map.of("current", Json.text("main"))));

        // Then
        assertThat(mergeRequest(payload).action()).isEqualTo(Action.UPDATED);
    }

    @Test
    void a_merge_names_its_commit_where_gitlab_does() {
        // Given
        JsonObject payload =
                Payloads.with(
                        attribute("action", Json.text("merge")),
                        List.of("object_attributes", "merge_commit_sha"),
                        Json.text(TWO));

        // Then
        assertThat(mergeRequest(payload).mergeCommit()).contains(new CommitId(TWO));
    }

    @Test
    void a_fork_is_another_project_or_one_that_is_gone() {
        assertThat(mergeRequest(attribute("source_project_id", Json.number(16))).fromFork())
                .isTrue();
        assertThat(mergeRequest(attribute("source_project_id", new JsonNull())).fromFork())
                .isTrue();
    }

    @Test
    void other_hooks_are_passed_over() {
        assertThat(gitlab("Pipeline Hook", Payloads.read("gitlab-push")))
                .isInstanceOf(Uninteresting.class);
    }

    private static JsonObject attribute(String name, Json value) {
        return Payloads.with(
                Payloads.read("gitlab-merge-request"), List.of("object_attributes", name), value);
    }

    private static PullRequest mergeRequest(JsonObject payload) {
        return accepted(gitlab("Merge Request Hook", payload), PullRequestChanged.class)
                .pullRequest();
    }
}
