package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.log.LaneStopped;
import dev.sailplan.common.log.Work;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.git.GitUnavailable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/// Plans all applications of one commit side by side, those that others depend on first. Each is committed as it comes.
final class CommitPlanning {
    private final HomeLane home;
    private final ApplicationPlanner planner;
    private final Occasion occasion;
    private final Map<ApplicationKey, Verdict> verdicts = new ConcurrentHashMap<>();

    CommitPlanning(HomeLane home, ApplicationPlanner planner, Occasion occasion) {
        this.home = home;
        this.planner = planner;
        this.occasion = occasion;
    }

    void plan(List<Application> declared) {
        for (List<Application> level : Levels.of(declared)) {
            home.parts().parallel().all(level.stream().map(this::task).toList());
        }
    }

    private Callable<Verdict> task(Application application) {
        return () -> {
            home.lane().checkpoint();
            Step step = step(application);
            try {
                return take(application.key(), step);
            } catch (Work.Unprocessable e) {
                return take(application.key(), faulty(application, e));
            }
        };
    }

    /// A fault with one application would come again with each try, and hold up all that waits on the lane.
    private Step step(Application application) {
        try {
            return planner.plan(application, occasion, home.state());
        } catch (LaneStopped | GitUnavailable e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return faulty(application, e);
        }
    }

    private Step faulty(Application application, Throwable e) {
        return planner.faulty(application, occasion, home.state(), Fault.of(e));
    }

    /// Commits what the application came to.
    Verdict take(ApplicationKey application, Step step) {
        home.commit(step.outputs());
        verdicts.put(application, step.verdict());
        return step.verdict();
    }

    Map<ApplicationKey, Verdict> verdicts() {
        return Map.copyOf(verdicts);
    }
}
