package dev.sailplan.common.domain.plan;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A decision of the planner: about one application as it goes, and once, last, about the whole event.
public sealed interface Decision {
    EventId event();

    RepositoryName repository();

    Instant at();

    /// A decision about one application.
    sealed interface OfApplication extends Decision {
        ApplicationKey application();
    }

    record Rejected(
            EventId event,
            RepositoryName repository,
            ApplicationKey application,
            CommitId commit,
            List<Problem> problems,
            Instant at)
            implements OfApplication {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    record Held(
            EventId event,
            RepositoryName repository,
            ApplicationKey application,
            CommitId commit,
            PlanId plan,
            List<String> reasons,
            Instant at)
            implements OfApplication {
        public Held {
            reasons = List.copyOf(reasons);
        }
    }

    /// Waits as state for something that is not there yet; `application` is empty when the whole event waits.
    record Delayed(
            EventId event,
            RepositoryName repository,
            Optional<ApplicationKey> application,
            String reason,
            Instant at)
            implements Decision {}

    /// Ends a plan that waited or was held, where no release of the same event does. `plan` is empty when it waited
    /// before it could be made; `by` is empty when nothing took its place.
    ///
    /// A plan that waits, and that a later event comes to as well, goes on as that event's: for the earlier one this
    /// is the end. A plan that is held stays that of the event which came to it first; later ones name the plan.
    /// Where `by` names the same event, another plan of it took the place, such as one for a cluster built anew.
    record PlanSuperseded(
            EventId event,
            RepositoryName repository,
            ApplicationKey application,
            CommitId commit,
            Optional<PlanId> plan,
            Optional<Successor> by,
            String why,
            Instant at)
            implements OfApplication {}

    /// Names the event, and the commit it planned, that took the place of another.
    record Successor(EventId event, CommitId commit) {}

    /// A decision that is the last word on an event.
    sealed interface Last extends Decision {}

    /// A planned commit: `title` is the first line of its message, `applications` every application of the repository.
    record Planned(
            EventId event,
            RepositoryName repository,
            RefName ref,
            CommitId commit,
            String title,
            Map<ApplicationKey, Verdict> applications,
            Instant at)
            implements Last {
        public Planned {
            applications = Map.copyOf(applications);
        }
    }

    /// A newer event, or the tip that an earlier event already planned, stands in for this one.
    record Superseded(
            EventId event, RepositoryName repository, Optional<CommitId> by, String why, Instant at)
            implements Last {}

    /// Says that there was nothing to plan: nothing is deployed from the ref, or it is gone. Nobody has to do anything.
    record NotPlanned(EventId event, RepositoryName repository, RefName ref, String why, Instant at)
            implements Last {}

    /// A person let a held plan go on, or let go of what it would delete: it was released as `generation`.
    record Approved(
            EventId event,
            RepositoryName repository,
            ApplicationKey application,
            Generation generation,
            PlanId plan,
            Release.Approval approval,
            boolean letsGo,
            Instant at)
            implements OfApplication, Last {}

    /// A request that is not granted, such as a word about a plan that is not held any more. Nothing changed.
    record Declined(
            EventId event,
            RepositoryName repository,
            ApplicationKey application,
            String why,
            Instant at)
            implements OfApplication, Last {}

    /// Says that something is wrong with the event or its commit, and that nothing of it was planned.
    record Refused(
            EventId event,
            RepositoryName repository,
            Optional<CommitId> commit,
            List<Problem> problems,
            Instant at)
            implements Last {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
