package dev.sailplan.gateway.hook;

import dev.sailplan.gateway.hook.HookDecision.Rejected;
import dev.sailplan.gateway.hook.HookDecision.Uninteresting;

/// Decides what an authenticated webhook request means. A payload is a hint: only names and object
/// names are taken from it, and everything else is read from Git.
public final class Hook {
    private static final int BAD_REQUEST = 400;

    private Hook() {}

    public static HookDecision decide(HookRequest request) {
        Provider provider = request.source().provider();
        return provider.event(request.headers())
                .map(event -> decide(request, event))
                .orElseGet(() ->
                        new Rejected(
                                BAD_REQUEST,
                                "this repository is configured as "
                                        + provider
                                        + "; the request's event headers are another host's"));
    }

    private static HookDecision decide(HookRequest request, String event) {
        try {
            return switch (request.source().provider()) {
                case GITHUB -> new GithubHook(request).decide(event);
                case GITLAB -> new GitlabHook(request).decide(event);
                case GITEA -> new GiteaHook(request).decide(event);
            };
        } catch (MalformedPayload e) {
            return new Rejected(BAD_REQUEST, e.why());
        }
    }

    /// The one reason for which a well-formed payload of a sender that knows the secret is passed over.
    static Uninteresting elsewhere() {
        return new Uninteresting(
                "the payload is of another repository than the one configured under this URL");
    }
}
