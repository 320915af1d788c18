package dev.sailplan.planner.removal;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.plan.Decision.Successor;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.application.ApplicationDecision;
import dev.sailplan.planner.application.PlanningTrigger;
import dev.sailplan.planner.application.ReleaseGate;
import dev.sailplan.planner.application.RemovalPlan;
import dev.sailplan.planner.application.UndeclaredApplications;
import dev.sailplan.planner.gate.Judgement;
import dev.sailplan.planner.home.HomeLane;
import dev.sailplan.planner.state.ApplicationState;
import dev.sailplan.planner.state.PlanSummary;
import dev.sailplan.planner.state.RepositoryState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// Removes applications that a commit no longer declares, by an empty plan, which waits for a person unless `onRemove`
/// said otherwise while they were declared.
public final class Removals {
    private final HomeLane home;
    private final PlanningTrigger trigger;

    public Removals(HomeLane home, PlanningTrigger trigger) {
        this.home = home;
        this.trigger = trigger;
    }

    /// Each is removed when the one before was written.
    public void of(
            Set<ApplicationKey> declared, BiConsumer<ApplicationKey, ApplicationDecision> writer) {
        new UndeclaredApplications(home, declared)
                .toRemove()
                .forEach(key -> writer.accept(key, remove(key)));
    }

    /// Forgets what nobody asks for any more; goes with what is written at the end.
    public Outputs forgotten(Set<ApplicationKey> declared, Outputs outputs) {
        Optional<Successor> by = Optional.of(new Successor(trigger.event(), trigger.commit()));
        Outputs all = outputs;
        for (ApplicationState state : new UndeclaredApplications(home, declared).toForget()) {
            all =
                    home.state()
                            .removeApplication(
                                    all, state, by, "the application is no longer declared");
        }
        return all;
    }

    private ApplicationDecision remove(ApplicationKey key) {
        ApplicationState before =
                home.state()
                        .application(key)
                        .orElseGet(() ->
                                ApplicationState.first(
                                        key,
                                        trigger.event(),
                                        trigger.commit(),
                                        new Verdict.Unchanged()));
        if (UndeclaredApplications.isRemovalReleased(before)) {
            return declaredInVain(before);
        }
        if (UndeclaredApplications.isRemovalPending(before)) {
            return reused(before);
        }
        if (home.parts().clusters().facts(key.cluster()).isEmpty()) {
            return awaitFacts(before);
        }
        return cluster(key, before)
                .map(cluster -> planned(RemovalPlan.described(before, cluster, trigger), before))
                .orElseGet(() -> ApplicationDecision.silent(new Verdict.Unchanged()));
    }

    /// It was declared again after its removal was released, and is gone again before that came to a release.
    private ApplicationDecision declaredInVain(ApplicationState before) {
        Verdict unchanged = new Verdict.Unchanged();
        return new ApplicationDecision(
                unchanged,
                home.state()
                        .putApplication(
                                Outputs.NONE,
                                before.decided(trigger.event(), trigger.commit(), unchanged)));
    }

    private ApplicationDecision reused(ApplicationState before) {
        return trigger.again() || before.verdict() instanceof Verdict.OnHold
                ? ApplicationDecision.silent(before.verdict())
                : new ApplicationDecision(
                        before.verdict(),
                        home.state()
                                .putApplication(
                                        Outputs.NONE,
                                        before.reused(trigger.event(), trigger.commit())));
    }

    /// Nothing is written to the topic of a cluster that may be gone for good; state says what is still to do.
    private ApplicationDecision awaitFacts(ApplicationState before) {
        Verdict waiting =
                new Verdict.Waiting(
                        List.of(
                                "no longer declared; its removal waits for the first word of the"
                                        + " applier of cluster "
                                        + before.application().cluster()));
        return before.verdict().equals(waiting) && before.event().equals(trigger.event())
                ? ApplicationDecision.silent(waiting)
                : new ApplicationDecision(
                        waiting,
                        home.state()
                                .putApplication(
                                        Outputs.NONE,
                                        before.decided(
                                                trigger.event(), trigger.commit(), waiting)));
    }

    private static String undecided(ApplicationKey application) {
        String name = application.shortForm();
        return "no longer declared; its objects stay until it is declared again, or a person"
                + " decides: ./sailplan let-go "
                + name
                + " --reason \"…\" leaves them to others, ./sailplan release "
                + name
                + " --reason \"…\" deletes them";
    }

    private PlanSummary.Granted orphaned() {
        return new PlanSummary.Granted(
                new Release.Approval(
                        "nobody, as onRemove: orphan asks",
                        Optional.empty(),
                        Optional.empty(),
                        home.now()),
                true);
    }

    private Optional<ClusterUid> cluster(ApplicationKey key, ApplicationState before) {
        return home.parts()
                .clusters()
                .status(key)
                .map(Status::cluster)
                .or(() -> before.released().map(PlanSummary::cluster))
                .or(() -> before.pending().map(PlanSummary::cluster));
    }

    private ApplicationDecision planned(PlanSummary summary, ApplicationState before) {
        ReleaseGate releases = new ReleaseGate(home.parts(), home.repository());
        RepositoryState lane = home.state();
        ApplicationDecision step =
                switch (summary.declared().onRemove()) {
                    case PRUNE -> {
                        Judgement judgement = releases.judge(summary, before, lane);
                        yield releases.follow(judgement, summary, before, lane);
                    }
                    case HOLD ->
                            releases.hold(
                                    summary,
                                    before,
                                    lane,
                                    List.of(undecided(before.application())));
                    case ORPHAN -> {
                        PlanSummary orphaned = summary.with(orphaned());
                        Judgement judgement = releases.judge(orphaned, before, lane);
                        yield releases.follow(judgement, orphaned, before, lane);
                    }
                };
        Plan plan =
                RemovalPlan.of(
                        summary,
                        summary.subject(before.application(), home.repository().name()),
                        home.now());
        Outputs first = Outputs.NONE.with(home.parts().wire().records().plan(plan));
        return new ApplicationDecision(step.verdict(), first.and(step.outputs()));
    }
}
