package dev.sailplan.common.domain.event;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import java.time.Instant;
import java.util.Optional;

/// A fact that happened, or a request of a person. An event is a hint: the planner reads authority from Git and the
/// host again before it acts.
public sealed interface Event {
    EventId id();

    RepositoryName repository();

    Instant at();

    /// A move of one ref of a repository. `after` is empty when the ref was deleted, `before` when it was created.
    record Pushed(
            EventId id,
            RepositoryName repository,
            RefName ref,
            Optional<CommitId> before,
            Optional<CommitId> after,
            Actor actor,
            Instant at)
            implements Event {}

    /// A pull (merge) request was opened, changed, closed or merged. The planner makes nothing of it yet.
    record PullRequestChanged(
            EventId id, RepositoryName repository, PullRequest pullRequest, Actor actor, Instant at)
            implements Event {}

    /// A source that applications build on, such as a chart, has a new version. Nobody writes it yet.
    record SourceChanged(EventId id, RepositoryName repository, String source, Instant at)
            implements Event {}

    /// A request of a person, which names what that person was looking at.
    sealed interface Request extends Event {
        Target target();

        String person();

        String reason();
    }

    /// Names what a request was made against: it is refused when the application has moved on.
    record Target(
            ApplicationKey application,
            Generation generation,
            Optional<PlanId> plan,
            Optional<Digest> effects) {}

    /// Asks about every object of the application again. Nobody writes it yet, and the planner refuses it.
    record RefreshRequested(
            EventId id,
            RepositoryName repository,
            Target target,
            String person,
            String reason,
            Instant at)
            implements Request {}

    /// Asks to go back to an earlier commit. Nobody writes it yet, and the planner refuses it.
    record RollbackRequested(
            EventId id,
            RepositoryName repository,
            Target target,
            CommitId commit,
            String person,
            String reason,
            Instant at)
            implements Request {}

    /// Lets a held plan go on with the effects that were seen.
    record ApprovalGranted(
            EventId id,
            RepositoryName repository,
            Target target,
            String person,
            String reason,
            Instant at)
            implements Request {}

    /// Leaves what a held plan would delete as it is: it is not the application's any more. Of an application that is
    /// no longer declared this is all it has.
    record LetGoRequested(
            EventId id,
            RepositoryName repository,
            Target target,
            String person,
            String reason,
            Instant at)
            implements Request {}

    /// Asks for no release of the application until it is resumed. Nobody writes it yet, and the planner refuses it.
    record PauseRequested(
            EventId id,
            RepositoryName repository,
            Target target,
            String person,
            String reason,
            Instant at)
            implements Request {}
}
