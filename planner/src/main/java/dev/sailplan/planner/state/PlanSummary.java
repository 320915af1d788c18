package dev.sailplan.planner.state;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.planner.declare.Approval;
import dev.sailplan.planner.declare.OnRemove;
import java.util.List;
import java.util.Optional;

/// A plan that was made, without its objects: enough to know it again and to release it.
///
/// `source` names what Git said, `options` are those of the plan, `declared` what the commit itself asked for, and
/// `file` is where it did. `granted` is the word of a person who let it go on after it was held.
public record PlanSummary(
        PlanId plan,
        CommitId commit,
        EventId event,
        ClusterUid cluster,
        Digest source,
        Digest inputs,
        Digest intent,
        PlanOptions options,
        Declared declared,
        Optional<String> file,
        Optional<Granted> granted) {

    /// Says who let the plan go on, and whether what it no longer declares is let go instead of deleted.
    public record Granted(Release.Approval approval, boolean letsGo) {}

    /// Holds what a later commit is judged by as well.
    public record Declared(
            PlanOptions options,
            Approval approval,
            OnRemove onRemove,
            List<ApplicationKey> dependsOn) {
        public Declared {
            dependsOn = List.copyOf(dependsOn);
        }
    }

    /// The same plan, as another commit declares it.
    public PlanSummary withSourceOf(PlanSummary other) {
        return new PlanSummary(
                plan,
                commit,
                event,
                cluster,
                other.source,
                inputs,
                intent,
                options,
                declared,
                other.file,
                granted);
    }

    /// The same plan, which another event came to.
    public PlanSummary with(EventId other) {
        return new PlanSummary(
                plan, commit, other, cluster, source, inputs, intent, options, declared, file,
                granted);
    }

    /// Whether the other is this plan of this event, maybe with the word of a person.
    public boolean isTriedAgainAs(PlanSummary other) {
        return plan.equals(other.plan)
                && event.equals(other.event)
                && source.equals(other.source)
                && declared.equals(other.declared);
    }

    /// The same plan, as somebody let it go on.
    public PlanSummary with(Granted word) {
        return new PlanSummary(
                plan,
                commit,
                event,
                cluster,
                source,
                inputs,
                intent,
                options,
                declared,
                file,
                Optional.of(word));
    }

    /// What the plan and its release speak of.
    public Subject subject(ApplicationKey application, RepositoryName repository) {
        return new Subject(application, cluster, repository, commit);
    }
}
