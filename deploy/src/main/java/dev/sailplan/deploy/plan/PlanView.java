package dev.sailplan.deploy.plan;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A plan as people read it. `generation` is absent where it was not released, `newest` says whether nothing came after
/// it, and `way` what a person can do about it. `stop` is there where a newer commit does not go on.
public record PlanView(
        ApplicationKey application,
        Optional<Generation> generation,
        PlanId plan,
        CommitId commit,
        Optional<String> title,
        State state,
        Instant at,
        List<String> why,
        Optional<String> way,
        Basis basis,
        boolean newest,
        Optional<Stop> stop,
        List<ObjectView> objects) {
    public PlanView {
        why = List.copyOf(why);
        objects = List.copyOf(objects);
    }

    /// Says how far the plan came.
    public enum State {
        /// It is not decided yet whether it is released.
        PLANNED,
        WAITING,
        HELD,
        RELEASED,
        APPLYING,
        APPLIED,
        FAILED,
        SUPERSEDED
    }

    /// Says where the changes are known from.
    public enum Basis {
        /// The cluster was asked, or written.
        CLUSTER,
        /// By comparing the manifests with those of the release that was applied before.
        GIT
    }

    /// Whether it, or the commit after it, waits for a person.
    public boolean needsSomebody() {
        return stop.isPresent() || (newest && (state == State.HELD || state == State.FAILED));
    }

    /// A commit that is refused, or held without its plan being on the log: why, and what a person can do.
    public record Stop(CommitId commit, Kind state, List<String> why) {
        public Stop {
            why = List.copyOf(why);
        }

        /// Says how far a commit comes that waits for a person.
        public enum Kind {
            HELD,
            REFUSED
        }
    }

    /// Holds what is known of a plan beside its objects.
    record Heading(State state, Instant at, List<String> why, Optional<String> way) {}
}
