package dev.sailplan.planner.application;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.clusters.ClusterFacts;
import dev.sailplan.planner.clusters.ClusterKnowledge;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.state.ApplicationState;
import dev.sailplan.planner.state.PlanSummary;
import dev.sailplan.planner.state.RepositoryState;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// An application as a commit declares it, and all that is known of it before it is planned.
record ApplicationAtCommit(
        Application application,
        PlanningTrigger trigger,
        RepositoryState lane,
        ApplicationState before,
        Optional<ClusterFacts> facts,
        Optional<Status> status) {

    static ApplicationAtCommit of(
            Application application,
            PlanningTrigger trigger,
            RepositoryState lane,
            ClusterKnowledge clusters) {
        ApplicationKey key = application.key();
        ApplicationState before =
                lane.application(key)
                        .orElseGet(() ->
                                ApplicationState.first(
                                        key,
                                        trigger.event(),
                                        trigger.commit(),
                                        new Verdict.Unchanged()));
        // Facts are looked at first: a status that is missing then is really not there.
        Optional<ClusterFacts> facts = clusters.facts(key.cluster());
        return new ApplicationAtCommit(
                application, trigger, lane, before, facts, clusters.status(key));
    }

    /// The latest release, when its applier settled it so.
    Optional<PlanSummary> settled(Predicate<Status.End> end) {
        return status.flatMap(Status::settled)
                .filter(last -> last.generation().equals(before.generation()))
                .filter(last -> end.test(last.end()))
                .flatMap(_ -> before.released());
    }

    /// Another commit came, and the release before it waits for a person.
    boolean isHeldByItsCluster() {
        return !trigger.again()
                && before.isAtRest()
                && settled(end -> end == Status.End.HELD).isPresent();
    }

    /// Also what changes nothing in the cluster has to pass the gate before later commits are judged by it.
    boolean comesToTheRelease(PlanSummary summary) {
        return settled(end -> end != Status.End.FAILED && end != Status.End.SUPERSEDED)
                .filter(last -> last.intent().equals(summary.intent()))
                .filter(last -> last.options().equals(summary.options()))
                .filter(last -> last.declared().equals(summary.declared()))
                .filter(last -> last.cluster().equals(summary.cluster()))
                .isPresent();
    }

    /// The latest release will not be tried again by itself: a commit that comes to the same releases it anew.
    boolean isGivenUp() {
        return before.attempts().takenBack().isPresent()
                || settled(end -> end == Status.End.SUPERSEDED).isPresent();
    }

    /// Whether it had objects and other applications declare all of them by now.
    boolean isHandedOver() {
        return lane.owns(application.key())
                .filter(owns -> owns.all().findAny().isPresent())
                .filter(owns -> owns.all().allMatch(this::isAnothers))
                .isPresent();
    }

    private boolean isAnothers(ObjectId object) {
        ApplicationKey key = application.key();
        return lane.objects().declarers(key.cluster(), object).stream()
                .anyMatch(other -> !other.equals(key));
    }

    /// Whether something of it may be in its cluster, as far as state says, else its applier.
    boolean hasObjects() {
        Digest nothing = RemovalPlan.NOTHING.intentDigest();
        return lane.owns(application.key())
                .map(owns -> owns.all().findAny().isPresent())
                .orElseGet(() ->
                        Stream.concat(
                                        before.released().map(PlanSummary::intent).stream(),
                                        status.flatMap(Status::held).stream())
                                .anyMatch(intent -> !intent.equals(nothing)));
    }

    /// The verdict is remembered, and nothing is said.
    ApplicationDecision silent(Verdict verdict) {
        return silent(verdict, before);
    }

    ApplicationDecision silent(Verdict verdict, ApplicationState known) {
        return new ApplicationDecision(
                verdict,
                lane.putApplication(
                        Outputs.NONE, known.decided(trigger.event(), trigger.commit(), verdict)));
    }
}
