package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.declare.Application;
import java.util.Optional;
import java.util.function.Predicate;

/// One application as a commit declares it, and all that is known of it before it is planned.
record Candidate(
        Application application,
        Occasion occasion,
        LaneState lane,
        ApplicationState before,
        Optional<ClusterFacts> facts,
        Optional<Status> status) {

    static Candidate of(
            Application application, Occasion occasion, LaneState lane, Clusters clusters) {
        ApplicationKey key = application.key();
        ApplicationState before =
                lane.application(key)
                        .orElseGet(() ->
                                ApplicationState.first(
                                        key,
                                        occasion.event(),
                                        occasion.commit(),
                                        new Verdict.Unchanged()));
        // Facts are looked at first: a status that is missing then is really not there.
        Optional<ClusterFacts> facts = clusters.facts(key.cluster());
        return new Candidate(application, occasion, lane, before, facts, clusters.status(key));
    }

    /// The latest release, when its applier settled it so.
    Optional<Made> settled(Predicate<Status.End> end) {
        return status.flatMap(Status::settled)
                .filter(last -> last.generation().equals(before.generation()))
                .filter(last -> end.test(last.end()))
                .flatMap(_ -> before.released());
    }

    /// Also what changes nothing in the cluster has to pass the gate before later commits are judged by it.
    boolean comesToTheRelease(Made made) {
        return settled(end -> end != Status.End.FAILED)
                .filter(last -> last.intent().equals(made.intent()))
                .filter(last -> last.options().equals(made.options()))
                .filter(last -> last.declared().equals(made.declared()))
                .filter(last -> last.cluster().equals(made.cluster()))
                .isPresent();
    }

    /// The verdict is remembered, and nothing is said.
    Step silent(Verdict verdict) {
        return silent(verdict, before);
    }

    Step silent(Verdict verdict, ApplicationState known) {
        return new Step(
                verdict,
                lane.putApplication(
                        Outputs.NONE, known.decided(occasion.event(), occasion.commit(), verdict)));
    }
}
