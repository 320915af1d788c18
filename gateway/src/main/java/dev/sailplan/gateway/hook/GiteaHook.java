package dev.sailplan.gateway.hook;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.gateway.hook.HookDecision.Uninteresting;
import java.util.List;
import java.util.Optional;

/// Reads Gitea's and Forgejo's `push`, `delete` and `pull_request`, which have GitHub's shape and other words.
///
/// A created ref and a deleted tag come as `push` too, so `create` says nothing more. A deleted branch comes as
/// `delete` only, without the commit that it was at.
record GiteaHook(HookRequest request) {
    private static final HubPayload.Dialect WORDS =
            new HubPayload.Dialect(
                    List.of("clone_url", "ssh_url", "html_url"),
                    "synchronized",
                    "ref",
                    List.of("x-gitea-delivery", "x-forgejo-delivery"));

    HookDecision decide(String event) {
        HubPayload payload = HubPayload.of(request, WORDS);
        return switch (event) {
            case "push" -> payload.push();
            case "delete" ->
                    payload.body().text("ref_type").equals("branch")
                            ? payload.ours(() -> deletion(payload))
                            : new Uninteresting("delete: a push says it too");
            case "pull_request" -> payload.pullRequest();
            default -> new Uninteresting("not an event that anything follows from");
        };
    }

    private Event deletion(HubPayload payload) {
        return new Pushed(
                payload.id(),
                request.source().repository(),
                payload.body().branch("ref"),
                Optional.empty(),
                Optional.empty(),
                payload.sender(),
                request.at());
    }
}
