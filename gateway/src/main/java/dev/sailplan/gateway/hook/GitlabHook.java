package dev.sailplan.gateway.hook;

import dev.sailplan.common.domain.event.Actor;
import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.event.Event.PullRequestChanged;
import dev.sailplan.common.domain.event.PullRequest;
import dev.sailplan.common.domain.event.PullRequest.Action;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.gateway.hook.HookDecision.Accepted;
import dev.sailplan.gateway.hook.HookDecision.Uninteresting;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads GitLab's `Push Hook`, `Tag Push Hook` and `Merge Request Hook`.
record GitlabHook(HookRequest request) {
    private static final List<String> ADDRESSES = List.of("git_http_url", "git_ssh_url", "web_url");

    HookDecision decide(String event) {
        PayloadFields body = PayloadFields.of(request.body());
        return switch (event) {
            case "Push Hook" -> ours(body, "push", () -> push(body));
            case "Tag Push Hook" -> ours(body, "tag_push", () -> push(body));
            case "Merge Request Hook" -> ours(body, "merge_request", () -> mergeRequest(body));
            default -> new Uninteresting("not an event that anything follows from");
        };
    }

    /// The header is not covered by every signature, the body's own kind is.
    private HookDecision ours(PayloadFields body, String kind, Supplier<Event> event) {
        if (!body.text("object_kind").equals(kind)) {
            throw body.wrong("object_kind", kind + ", as the event header says");
        }
        return RepositoryIdentity.confirmed(request.source(), body.object("project"), ADDRESSES)
                ? new Accepted(List.of(event.get()))
                : Hook.elsewhere();
    }

    private Event push(PayloadFields body) {
        return RefMove.of(request, id(), body, body.actor("user_username"));
    }

    private Event mergeRequest(PayloadFields body) {
        PayloadFields merge = body.object("object_attributes");
        Action action = action(body, merge);
        PullRequest changed =
                new PullRequest(
                        merge.number("iid"),
                        action,
                        merge.optionalObject("last_commit").map(commit -> commit.commit("id")),
                        merge.branch("target_branch"),
                        fromFork(merge),
                        mergeCommit(merge, action));
        Actor actor =
                body.optionalObject("user")
                        .map(user -> user.actor("username"))
                        .orElse(Actor.NOBODY);
        return new PullRequestChanged(
                id(), request.source().repository(), changed, actor, request.at());
    }

    /// A source project that is gone was another one.
    private static boolean fromFork(PayloadFields merge) {
        long target = merge.number("target_project_id");
        return merge.optionalNumber("source_project_id").filter(id -> id == target).isEmpty();
    }

    private static Action action(PayloadFields body, PayloadFields merge) {
        boolean merged = merge.optionalText("state").filter("merged"::equals).isPresent();
        return switch (merge.optionalText("action").orElse("")) {
            case "merge" -> Action.MERGED;
            case "open", "reopen" -> Action.OPENED;
            case "close" -> Action.CLOSED;
            case "update" -> movesCommits(body, merge) ? Action.UPDATED : Action.OTHER;
            default -> merged ? Action.MERGED : Action.OTHER;
        };
    }

    /// New commits on the source branch, or another branch to merge them into.
    private static boolean movesCommits(PayloadFields body, PayloadFields merge) {
        return merge.optionalText("oldrev").isPresent()
                || body.optionalObject("changes")
                        .flatMap(changes -> changes.optionalObject("target_branch"))
                        .isPresent();
    }

    private static Optional<CommitId> mergeCommit(PayloadFields merge, Action action) {
        return action == Action.MERGED
                ? merge.optionalCommit("merge_commit_sha")
                : Optional.empty();
    }

    /// `X-Gitlab-Event-UUID` is shared by the hooks that one hook sets off, so it names no delivery.
    private EventId id() {
        return DeliveryEventId.id(request, List.of("webhook-id", "idempotency-key"));
    }
}
