package dev.sailplan.applier.execute;

import dev.sailplan.applier.inventory.Owner;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.status.Status.Claim;

/// A verified release, with the digest of its signed bytes.
public record Order(Release release, Digest digest) {
    ApplicationKey application() {
        return release.subject().application();
    }

    Generation generation() {
        return release.generation();
    }

    Claim claim() {
        return new Claim(release.generation(), digest);
    }

    Owner owner() {
        return Owner.of(release.subject());
    }

    Attempt attempt() {
        return new Attempt(
                release.subject(), release.generation(), release.plan(), digest, release.event());
    }
}
