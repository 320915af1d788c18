package dev.sailplan.gateway.hook;

import dev.sailplan.gateway.hook.HookDecision.Uninteresting;
import java.util.List;

/// Reads GitHub's `push` and `pull_request`. Tags and created or deleted branches come as `push` too,
/// so `create` and `delete` say nothing more.
record GithubHook(HookRequest request) {
    private static final HubPayload.Dialect WORDS =
            new HubPayload.Dialect(
                    List.of("clone_url", "ssh_url", "html_url", "git_url"),
                    "synchronize",
                    "base",
                    List.of("x-github-delivery"));

    HookDecision decide(String event) {
        HubPayload payload = HubPayload.of(request, WORDS);
        return switch (event) {
            case "push" -> payload.push();
            case "pull_request" -> payload.pullRequest();
            case "ping" -> new Uninteresting("ping: the webhook is set up");
            default -> new Uninteresting("not an event that anything follows from");
        };
    }
}
