package dev.sailplan.deploy.plan;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Body;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Folds what the log says of one application. Records of one topic come in order; those of different topics in any.
final class ApplicationLog {
    private final Map<PlanId, Plan> plans = new LinkedHashMap<>();
    private final Map<Digest, JsonObject> bodies = new HashMap<>();
    private final NavigableMap<Generation, Release> releases = new TreeMap<>();
    private final Map<Generation, Outcome.Settled> ends = new HashMap<>();
    private final Map<Generation, Outcome.Started> starts = new HashMap<>();
    private final Map<CommitId, String> titles = new HashMap<>();
    private final Set<PlanId> ended = new HashSet<>();
    private Optional<Said> said = Optional.empty();
    private Optional<Decision.Delayed> delayed = Optional.empty();
    private Optional<Plan> newest = Optional.empty();

    /// Holds what the planner said last of the application.
    record Said(EventId event, CommitId commit, Verdict verdict, Instant at) {
        /// Whether it was that this plan is held, which may be that of a commit before.
        boolean isOf(PlanId plan) {
            return verdict instanceof Verdict.OnHold(PlanId held, _) && held.equals(plan);
        }

        /// Whether it was that something which came of the event does not go on.
        private boolean isAbout(EventId other) {
            return event.equals(other)
                    && switch (verdict) {
                        case Verdict.Waiting _, Verdict.OnHold _, Verdict.Refused _ -> true;
                        case Verdict.Released _, Verdict.Unchanged _ -> false;
                    };
        }

        private Said waiting(Decision.Delayed last) {
            Verdict now = new Verdict.Waiting(List.of(last.reason()));
            return new Said(event, commit, now, last.at());
        }
    }

    /// The newest plan counts as such until it is released: what comes to it again is the newest again.
    void take(Plan plan) {
        if (plan.pullRequest().isPresent()) {
            return;
        }
        for (Body body : plan.bodies()) {
            bodies.put(body.digest(), body.manifest());
        }
        plans.put(plan.id(), plan);
        newest = Optional.of(plan);
    }

    void take(Release release) {
        releases.put(release.generation(), release);
        newest = newest.filter(plan -> !plan.id().equals(release.plan()));
    }

    void take(Outcome.OfRelease outcome) {
        Generation generation = outcome.attempt().generation();
        switch (outcome) {
            case Outcome.Settled end -> ends.put(generation, end);
            case Outcome.Started start -> starts.put(generation, start);
            case Outcome.Stale _,
                    Outcome.DriftDetected _,
                    Outcome.DriftCorrected _,
                    Outcome.HealthChanged _ -> {}
        }
    }

    void take(Decision.Planned planned, Verdict verdict) {
        titles.put(planned.commit(), planned.title());
        say(planned, planned.commit(), verdict);
    }

    /// In a push it comes before its `Planned`, and alone when other facts made the planner look again.
    void take(Decision.Held held) {
        Verdict verdict = new Verdict.OnHold(held.plan(), held.reasons());
        say(held, held.commit(), verdict);
    }

    /// The same of a commit that comes to no plan.
    void take(Decision.Rejected rejected) {
        Verdict verdict = new Verdict.Refused(rejected.problems());
        say(rejected, rejected.commit(), verdict);
    }

    private void say(Decision decision, CommitId commit, Verdict verdict) {
        said = Optional.of(new Said(decision.event(), commit, verdict, decision.at()));
        delayed = Optional.empty();
    }

    /// In a push it comes before its `Planned`, and alone when what is waited for is another thing by now.
    void take(Decision.Delayed last) {
        said = said.map(before -> before.isAbout(last.event()) ? before.waiting(last) : before);
        delayed = Optional.of(last);
    }

    void take(Decision.PlanSuperseded end) {
        end.plan().ifPresent(ended::add);
        said = said.filter(last -> end.plan().filter(last::isOf).isEmpty());
    }

    /// The plan that may still be released, as far as it is on the log.
    Optional<Plan> pending() {
        return newest.filter(plan -> !ended.contains(plan.id()) || isSaid(plan));
    }

    /// A plan that ended may be come to again.
    private boolean isSaid(Plan plan) {
        return said.filter(last -> last.isOf(plan.id())).isPresent();
    }

    Optional<Said> said() {
        return said;
    }

    /// Why the plan that waits does so by now. Of a release that is not tried again, the word is about another event.
    Optional<String> newestDelay(Plan waiting) {
        return delayed.filter(last -> last.event().equals(waiting.event()))
                .map(Decision.Delayed::reason);
    }

    /// What the planner said last, unless the same commit or plan was released since: it says nothing more of that.
    Optional<Said> standing() {
        return said.filter(
                last -> releases.values().stream().noneMatch(release -> overtakes(release, last)));
    }

    private static boolean overtakes(Release release, Said last) {
        boolean same =
                release.subject().commit().equals(last.commit()) || last.isOf(release.plan());
        return same && release.at().isAfter(last.at());
    }

    NavigableMap<Generation, Release> releases() {
        return releases;
    }

    Optional<Plan> plan(PlanId id) {
        return Optional.ofNullable(plans.get(id));
    }

    Optional<JsonObject> body(Digest digest) {
        return Optional.ofNullable(bodies.get(digest));
    }

    Optional<Outcome.Settled> end(Generation generation) {
        return Optional.ofNullable(ends.get(generation));
    }

    Optional<Outcome.Started> start(Generation generation) {
        return Optional.ofNullable(starts.get(generation));
    }

    Optional<String> title(CommitId commit) {
        return Optional.ofNullable(titles.get(commit));
    }

    /// The plan that was applied last before a release, or of all.
    Optional<Plan> appliedBefore(Optional<Generation> release) {
        return release
                .map(generation -> releases.headMap(generation, false))
                .orElse(releases)
                .descendingMap()
                .values()
                .stream()
                .filter(older ->
                        end(older.generation())
                                .filter(Outcome.Applied.class::isInstance)
                                .isPresent())
                .findFirst()
                .flatMap(older -> plan(older.plan()));
    }
}
