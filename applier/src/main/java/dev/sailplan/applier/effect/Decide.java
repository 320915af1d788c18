package dev.sailplan.applier.effect;

import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.plan.PlanOptions.Adopt;

/// Turns what a cluster said about an object into the effect of writing it.
public final class Decide {
    private final Terms terms;

    public Decide(Terms terms) {
        this.terms = terms;
    }

    /// Whose release it is, what it may adopt, and what it brings itself.
    public record Terms(
            ApplicationId application, Generation generation, Adopt adopt, Brought brought) {}

    public Finding decide(Asked asked, Seen seen) {
        while (true) {
            throw new UnsupportedOperationException(terms + " " + asked + seen);
        }
    }
}
