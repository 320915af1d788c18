package dev.sailplan.gateway.hook;

import dev.sailplan.common.domain.event.Actor;
import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.event.Event.PullRequestChanged;
import dev.sailplan.common.domain.event.PullRequest;
import dev.sailplan.common.domain.event.PullRequest.Action;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.gateway.hook.HookDecision.Accepted;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A payload of GitHub, or of a host whose payloads have its shape and some words of their own.
record HubPayload(HookRequest request, PayloadFields body, Dialect dialect) {
    /// Holds what hosts of this shape name differently.
    ///
    /// @param addresses members of a repository that hold its addresses
    /// @param updated the action of a pull request whose head has moved
    /// @param base the change of a pull request that was moved to another base
    /// @param deliveries headers that hold a delivery's id
    record Dialect(List<String> addresses, String updated, String base, List<String> deliveries) {}

    static HubPayload of(HookRequest request, Dialect dialect) {
        return new HubPayload(request, PayloadFields.of(request.body()), dialect);
    }

    HookDecision push() {
        return ours(() -> RefMove.of(request, id(), body, sender()));
    }

    HookDecision pullRequest() {
        return ours(this::changed);
    }

    /// The event, where the payload is of the repository that the request is for.
    HookDecision ours(Supplier<Event> event) {
        return RepositoryIdentity.confirmed(
                        request.source(), body.object("repository"), dialect.addresses())
                ? new Accepted(List.of(event.get()))
                : Hook.elsewhere();
    }

    Actor sender() {
        return body.optionalObject("sender")
                .map(sender -> sender.actor("login"))
                .orElse(Actor.NOBODY);
    }

    EventId id() {
        return DeliveryEventId.id(request, dialect.deliveries());
    }

    private Event changed() {
        PayloadFields pull = body.object("pull_request");
        PayloadFields head = pull.object("head");
        PayloadFields base = pull.object("base");
        Optional<PayloadFields> fork = head.optionalObject("repo");
        Action action = action(pull);
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
                id(), request.source().repository(), changed, sender(), request.at());
    }

    private Action action(PayloadFields pull) {
        String action = body.text("action");
        if (action.equals(dialect.updated())) {
            return Action.UPDATED;
        }
        return switch (action) {
            case "opened", "reopened" -> Action.OPENED;
            case "edited" -> isMovedToAnotherBase() ? Action.UPDATED : Action.OTHER;
            case "closed" -> pull.isTrue("merged") ? Action.MERGED : Action.CLOSED;
            default -> Action.OTHER;
        };
    }

    private boolean isMovedToAnotherBase() {
        return body.optionalObject("changes")
                .flatMap(changes -> changes.optionalObject(dialect.base()))
                .isPresent();
    }

    /// Before the merge the field names a trial merge, and a pull request closed without merging keeps it.
    private static Optional<CommitId> mergeCommit(PayloadFields pull, Action action) {
        return action == Action.MERGED ? pull.optionalCommit("merge_commit_sha") : Optional.empty();
    }
}
