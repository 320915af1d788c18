package dev.sailplan.planner.push;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.log.LaneStopped;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.planner.application.ApplicationDecision;
import dev.sailplan.planner.application.ApplicationPlanner;
import dev.sailplan.planner.application.PlanningTrigger;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import dev.sailplan.planner.home.DependencyLevels;
import dev.sailplan.planner.home.HomeLane;
import dev.sailplan.planner.state.CommitObjects;
import dev.sailplan.planner.state.InternalFault;
import dev.sailplan.planner.state.ManifestMemory;
import dev.sailplan.planner.upkeep.Upkeep;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Plans all applications of one commit side by side, those that others depend on first. Each is committed as it comes.
final class CommitPlanning {
    private final HomeLane home;
    private final ApplicationPlanner planner;
    private final PlanningTrigger trigger;
    private final Map<ApplicationKey, Verdict> verdicts = new ConcurrentHashMap<>();

    CommitPlanning(HomeLane home, ApplicationPlanner planner, PlanningTrigger trigger) {
        this.home = home;
        this.planner = planner;
        this.trigger = trigger;
    }

    void plan(List<Application> declared) {
        try {
            new CommitReading(home, planner, trigger).read(declared);
            for (List<Application> level : DependencyLevels.of(declared)) {
                home.parts().fanout().map(level, this::planned);
            }
        } finally {
            home.state().objects().forgetKept();
        }
    }

    private Verdict planned(Application application) {
        home.lane().checkpoint();
        try (ManifestMemory.Share share = planner.memory().share()) {
            return planned(application, trigger.with(share.of(trigger.tree())));
        } finally {
            home.state().objects().forget(application.key());
        }
    }

    private Verdict planned(Application application, PlanningTrigger counted) {
        ApplicationDecision step = step(application, counted);
        try {
            return take(application.key(), step);
        } catch (Work.Unprocessable e) {
            return take(application.key(), faulty(application, e));
        }
    }

    /// A fault with one application would come again with each try, and hold up all that waits on the lane.
    private ApplicationDecision step(Application application, PlanningTrigger counted) {
        try {
            return planner.plan(application, counted, home.state());
        } catch (LaneStopped | GitUnavailable e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return faulty(application, e);
        }
    }

    private ApplicationDecision faulty(Application application, Throwable e) {
        return planner.faulty(application, trigger, home.state(), InternalFault.of(e));
    }

    /// Commits what the application came to; it waits where the topic of its cluster can't be written.
    Verdict take(ApplicationKey application, ApplicationDecision step) {
        try {
            return written(application, step);
        } catch (LogFailure.Unwritable e) {
            home.wakeForTopic(Upkeep.FACTS);
            return written(application, planner.awaitingTopic(application, trigger, home, e));
        }
    }

    private Verdict written(ApplicationKey application, ApplicationDecision step) {
        home.commit(declared(application, step.outputs()));
        verdicts.put(application, step.verdict());
        return step.verdict();
    }

    private Outputs declared(ApplicationKey application, Outputs outputs) {
        CommitObjects objects = home.state().objects();
        return objects.isRead(application)
                ? home.state().putDeclares(outputs, application, objects.declares(application))
                : outputs;
    }

    Map<ApplicationKey, Verdict> verdicts() {
        return Map.copyOf(verdicts);
    }
}
