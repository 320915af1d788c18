package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.planner.declare.Approval;
import dev.sailplan.planner.declare.OnRemove;
import java.util.List;
import java.util.Optional;

/// A plan that was made, without its objects: enough to know it again and to release it.
///
/// `source` names what Git said, `options` are those of the plan, `declared` what the commit itself asked for, and
/// `file` is where it did.
public record Made(
        PlanId plan,
        CommitId commit,
        EventId event,
        ClusterUid cluster,
        Digest source,
        Digest inputs,
        Digest intent,
        PlanOptions options,
        Declared declared,
        Optional<String> file) {

    /// What a later commit is judged by as well.
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
    Made withSourceOf(Made other) {
        return new Made(
                plan,
                commit,
                event,
                cluster,
                other.source,
                inputs,
                intent,
                options,
                declared,
                other.file);
    }

    /// The same plan, which another event came to.
    Made with(EventId other) {
        return new Made(
                plan, commit, other, cluster, source, inputs, intent, options, declared, file);
    }

    /// What the plan and its release speak of.
    Subject subject(ApplicationKey application, RepositoryName repository) {
        return new Subject(application, cluster, repository, commit);
    }
}
