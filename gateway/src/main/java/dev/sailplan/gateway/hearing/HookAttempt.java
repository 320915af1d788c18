package dev.sailplan.gateway.hearing;

import dev.sailplan.gateway.hook.HookHeaders;
import dev.sailplan.gateway.http.MediaType;
import dev.sailplan.gateway.limits.IntakeLimits;
import dev.sailplan.gateway.proof.OfferedProof;
import dev.sailplan.gateway.proof.WebhookCredentials;
import dev.sailplan.gateway.sources.HookSource;
import dev.sailplan.gateway.sources.RouteTarget;
import java.time.Instant;
import java.util.Optional;

/// A request before its body: where it was sent, what it offers as proof, how its body is written.
public record HookAttempt(
        RouteTarget target, OfferedProof claim, HookHeaders headers, MediaType type) {

    /// Whether the body is worth reading: it is proven already, or the proof covers the body.
    public boolean mayEnter() {
        boolean proven = claim.provesWithoutBody(credentials());
        return proven || claim.coversBody();
    }

    Optional<WebhookCredentials> credentials() {
        return target.source().map(HookSource::credentials);
    }

    boolean isProven(byte[] signed, Instant now) {
        return claim.proves(credentials(), signed, now);
    }

    /// Whether the proof is over the JSON in a form, and not over the form.
    boolean signsPayload() {
        return type == MediaType.FORM && claim.isGiteas();
    }

    public int bodyLimit(IntakeLimits.Bodies limits) {
        return claim.isGithubs() ? limits.github() : limits.other();
    }

    /// The name for logs, which never repeat what a stranger wrote.
    public String repository() {
        return target.source().map(found -> found.source().repository().value()).orElse("?");
    }
}
