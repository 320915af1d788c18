package dev.sailplan.gateway.hook;

import static dev.sailplan.gateway.Payloads.ONE;
import static dev.sailplan.gateway.Payloads.TWO;
import static dev.sailplan.gateway.Payloads.ZERO;
import static dev.sailplan.gateway.hook.Requests.accepted;
import static dev.sailplan.gateway.hook.Requests.github;
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
import dev.sailplan.gateway.hook.HookDecision.Rejected;
import dev.sailplan.gateway.hook.HookDecision.Uninteresting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GithubHookTest {

    @Test
    void a_push_moves_one_ref() {
        // When
        Pushed pushed = accepted(github("push", Payloads.read("github-push")), Pushed.class);

        // Then
        assertThat(pushed.repository().value()).isEqualTo("shop");
        assertThat(pushed.ref()).isEqualTo(RefName.branch("main"));
        assertThat(pushed.before()).contains(new CommitId(ONE));
        assertThat(pushed.after()).contains(new CommitId(TWO));
        assertThat(pushed.actor().login()).isEqualTo("ada");
        assertThat(pushed.at()).isEqualTo(Requests.NOW);
    }

    @Test
    void a_created_branch_has_no_before() {
        Pushed pushed = pushed("refs/heads/new", ZERO, TWO);
        assertThat(pushed.before()).isEmpty();
        assertThat(pushed.after()).contains(new CommitId(TWO));
    }

    @Test
    void a_deleted_branch_has_no_after() {
        // Given
        JsonObject payload =
                Payloads.githubPush("refs/heads/old", ONE, ZERO)
                        .with("deleted", Json.bool(true))
                        .with("head_commit", new JsonNull());

        // When
        Pushed pushed = accepted(github("push", payload), Pushed.class);

        // Then
        assertThat(pushed.after()).isEmpty();
    }

    @Test
    void a_tag_is_a_ref_like_any_other() {
        assertThat(pushed("refs/tags/v1.4.0", ZERO, ONE).ref().value())
                .isEqualTo("refs/tags/v1.4.0");
    }

    @Test
    void object_names_may_have_64_digits_and_so_may_zero() {
        // Given
        String long1 = "a".repeat(64);

        // When
        Pushed pushed = pushed("refs/heads/main", "0".repeat(64), long1);

        // Then
        assertThat(pushed.before()).isEmpty();
        assertThat(pushed.after()).contains(new CommitId(long1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main",
                "refs/heads/../../etc",
                "refs/heads/a b",
                "refs/heads/a..b",
                "refs/heads/x.lock",
                "refs/heads/\u0000",
                "refs/heads/\ud800",
                "",
                "--upload-pack=touch /tmp/x"
            })
    void a_ref_that_git_would_not_allow_is_refused(String ref) {
        assertThat(github("push", Payloads.githubPush(ref, ONE, TWO)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> {
                            assertThat(rejected.status()).isEqualTo(400);
                            assertThat(rejected.why()).contains("'ref'");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "z", "1111111", "111111111111111111111111111111111111111G"})
    void an_object_name_of_another_form_is_refused(String name) {
        assertThat(github("push", Payloads.githubPush("refs/heads/main", name, TWO)))
                .isInstanceOf(Rejected.class);
        assertThat(github("push", Payloads.githubPush("refs/heads/main", ONE, name)))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void a_move_from_nothing_to_nothing_is_refused() {
        assertThat(github("push", Payloads.githubPush("refs/heads/main", ZERO, ZERO)))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void a_ping_says_that_the_webhook_works() {
        assertThat(github("ping", Payloads.read("github-ping"))).isInstanceOf(Uninteresting.class);
    }

    @Test
    void what_push_says_too_is_passed_over() {
        assertThat(github("create", Payloads.read("github-create")))
                .isInstanceOf(Uninteresting.class);
    }

    @ParameterizedTest
    @CsvSource({
        "opened,OPENED",
        "reopened,OPENED",
        "synchronize,UPDATED",
        "edited,OTHER",
        "labeled,OTHER",
        "an action of tomorrow,OTHER",
        "closed,CLOSED"
    })
    void an_action_on_a_pull_request_becomes_ours(String action, Action ours) {
        // Given
        JsonObject payload = Payloads.read("github-pull-request").with("action", Json.text(action));

        // When
        PullRequestChanged changed =
                accepted(github("pull_request", payload), PullRequestChanged.class);

        // Then
        assertThat(changed.pullRequest().action()).isEqualTo(ours);
        assertThat(changed.pullRequest().number()).isEqualTo(5);
        assertThat(changed.pullRequest().base()).isEqualTo(RefName.branch("main"));
        assertThat(changed.pullRequest().head()).contains(new CommitId("4".repeat(40)));
        assertThat(changed.actor().login()).isEqualTo("bob");
    }

    @Test
    void a_new_base_updates_a_pull_request() {
        // Given
        JsonObject payload =
                Payloads.read("github-pull-request")
                        .with("action", Json.text("edited"))
                        .with("changes", Json.object(java.util.Map.of("base", JsonObject.EMPTY)));

        // Then
        assertThat(pullRequest(payload).pullRequest().action()).isEqualTo(Action.UPDATED);
    }

    @Test
    void merged_is_what_the_host_calls_merged() {
        PullRequestChanged changed = pullRequest(Payloads.read("github-pull-request-merged"));
        assertThat(changed.pullRequest().action()).isEqualTo(Action.MERGED);
        assertThat(changed.pullRequest().mergeCommit()).contains(new CommitId("5".repeat(40)));
    }

    @Test
    void a_trial_merge_is_no_merge_commit() {
        // Given
        JsonObject closed =
                Payloads.with(
                        Payloads.read("github-pull-request-merged"),
                        List.of("pull_request", "merged"),
                        Json.bool(false));

        // When
        PullRequestChanged changed = pullRequest(closed);

        // Then
        assertThat(changed.pullRequest().action()).isEqualTo(Action.CLOSED);
        assertThat(changed.pullRequest().mergeCommit()).isEmpty();
    }

    @Test
    void a_fork_is_known_by_its_id() {
        // Given
        JsonObject own =
                Payloads.with(
                        Payloads.read("github-pull-request"),
                        List.of("pull_request", "head", "repo", "id"),
                        Json.number(100));

        // Then
        assertThat(pullRequest(Payloads.read("github-pull-request")).pullRequest().fromFork())
                .isTrue();
        assertThat(pullRequest(own).pullRequest().fromFork()).isFalse();
    }

    @Test
    void a_fork_that_is_gone_has_no_head() {
        // Given
        JsonObject gone =
                Payloads.with(
                        Payloads.read("github-pull-request"),
                        List.of("pull_request", "head", "repo"),
                        new JsonNull());

        // Then
        assertThat(pullRequest(gone).pullRequest().head()).isEmpty();
        assertThat(pullRequest(gone).pullRequest().fromFork()).isTrue();
    }

    private static Pushed pushed(String ref, String before, String after) {
        return accepted(github("push", Payloads.githubPush(ref, before, after)), Pushed.class);
    }

    private static PullRequestChanged pullRequest(JsonObject payload) {
        return accepted(github("pull_request", payload), PullRequestChanged.class);
    }
}
