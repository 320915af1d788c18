package dev.sailplan.gateway.intake;

import dev.sailplan.gateway.intake.hook.HookHeaders;
import dev.sailplan.gateway.intake.proof.Claim;
import dev.sailplan.gateway.intake.proof.Credentials;
import java.util.Optional;

/// A request before its body: where it was sent, what it offers as proof, how its body is written.
record Knock(Door door, Claim claim, HookHeaders headers, MediaType type) {

    /// Whether the body is worth reading: it is proven already, or the proof covers the body.
    boolean mayEnter() {
        boolean proven = claim.provesWithoutBody(credentials());
        return proven || claim.coversBody();
    }

    Optional<Credentials> credentials() {
        return door.source().map(HookSource::credentials);
    }

    int bodyLimit(IntakeLimits.Bodies limits) {
        return claim.isGithubs() ? limits.github() : limits.other();
    }

    /// The name for logs, which never repeat what a stranger wrote.
    String repository() {
        return door.source().map(found -> found.source().repository().value()).orElse("?");
    }
}
