package dev.sailplan.applier.state;

import dev.sailplan.applier.inventory.Owner;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.status.Status.Claim;

/// A verified release, with the digest of its signed bytes.
public record VerifiedRelease(Release release, Digest digest) {
    public ApplicationKey application() {
        return release.subject().application();
    }

    public Generation generation() {
        return release.generation();
    }

    public Claim claim() {
        return new Claim(release.generation(), digest);
    }

    public Owner owner() {
        return Owner.of(release.subject());
    }

    public Attempt attempt() {
        return new Attempt(
                release.subject(), release.generation(), release.plan(), digest, release.event());
    }
}
