package dev.sailplan.gateway.hook;

import dev.sailplan.common.domain.event.Actor;
import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.event.Event.PullRequestChanged;
import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.event.PullRequest;
import dev.sailplan.common.domain.event.PullRequest.Action;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.gateway.hook.HookDecision.Accepted;
import dev.sailplan.gateway.hook.HookDecision.Uninteresting;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads Gitea's and Forgejo's `push`, `delete` and `pull_request`, which look like GitHub's and are not.
///
/// A created ref and a deleted tag come as `push` too, so `create` says nothing more. A deleted branch comes as
/// `delete` only, without the commit that it was at.
record GiteaHook(HookRequest request) {
    private static final List<String> ADDRESSES = List.of("clone_url", "ssh_url", "html_url");

    HookDecision decide(String event) {
        PayloadFields body = PayloadFields.of(request.body());
        return switch (event) {
            case "push" -> ours(body, () -> push(body));
            case "delete" ->
                    body.text("ref_type").equals("branch")
                            ? ours(body, () -> deletion(body))
                            : new Uninteresting("delete: a push says it too");
            case "pull_request" -> ours(body, () -> pullRequest(body));
            default -> new Uninteresting("not an event that anything follows from");
        };
    }

    private HookDecision ours(PayloadFields body, Supplier<Event> event) {
        return RepositoryIdentity.confirmed(request.source(), body.object("repository"), ADDRESSES)
                ? new Accepted(List.of(event.get()))
                : Hook.elsewhere();
    }

    private Event push(PayloadFields body) {
        return RefMove.of(request, id(), body, sender(body));
    }

    private Event deletion(PayloadFields body) {
        return new Pushed(
                id(),
                request.source().repository(),
                body.branch("ref"),
                Optional.empty(),
                Optional.empty(),
                sender(body),
                request.at());
    }

    private Event pullRequest(PayloadFields body) {
        PayloadFields pull = body.object("pull_request");
        PayloadFields head = pull.object("head");
        PayloadFields base = pull.object("base");
        Optional<PayloadFields> fork = head.optionalObject("repo");
        Action action = action(body, pull);
        PullRequest changed =
                new PullRequest(
                        body.number("number"),
                        action,
                        fork.map(_ -> head.commit("sha")),
                        base.branch("ref"),
                        fork.map(repo -> repo.number("id") != base.object("repo").number("id"))
                                .orElse(true),
                        mergeCommit(pull, action));
        return new PullRequestChanged(
                id(), request.source().repository(), changed, sender(body), request.at());
    }

    private static Action action(PayloadFields body, PayloadFields pull) {
        return switch (body.text("action")) {
            case "opened", "reopened" -> Action.OPENED;
            case "synchronized" -> Action.UPDATED;
            case "edited" -> movedToAnotherBase(body) ? Action.UPDATED : Action.OTHER;
            case "closed" -> pull.isTrue("merged") ? Action.MERGED : Action.CLOSED;
            default -> Action.OTHER;
        };
    }

    /// GitHub names the change `base`.
    private static boolean movedToAnotherBase(PayloadFields body) {
        return body.optionalObject("changes")
                .flatMap(changes -> changes.optionalObject("ref"))
                .isPresent();
    }

    private static Optional<CommitId> mergeCommit(PayloadFields pull, Action action) {
        return action == Action.MERGED ? pull.optionalCommit("merge_commit_sha") : Optional.empty();
    }

    private static Actor sender(PayloadFields body) {
        return body.optionalObject("sender")
                .map(sender -> sender.actor("login"))
                .orElse(Actor.NOBODY);
    }

    private EventId id() {
        return DeliveryEventId.id(request, List.of("x-gitea-delivery", "x-forgejo-delivery"));
    }
}
