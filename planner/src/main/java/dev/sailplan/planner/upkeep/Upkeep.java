package dev.sailplan.planner.upkeep;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.log.LaneStopped;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.planner.application.UndeclaredApplications;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import dev.sailplan.planner.home.HomeLane;
import dev.sailplan.planner.state.ApplicationState;
import dev.sailplan.planner.state.InternalFault;
import dev.sailplan.planner.state.RetryDelay;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what a lane has to do without an event: whatever the state and the appliers' latest words ask for, however
/// often it is looked at.
public final class Upkeep {
    public static final String STATUS = "status";
    public static final String FACTS = "facts";
    private static final String ONE = STATUS + "/";
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private final HomeLane home;
    private final ReleaseCare care;
    private final Replanning replanning;

    public Upkeep(HomeLane home, ReleaseCare care, Replanning replanning) {
        this.home = home;
        this.care = care;
        this.replanning = replanning;
    }

    /// The task for one application, so that what is told of a thousand costs no look at each for each.
    public static String status(ApplicationKey application) {
        return ONE + application;
    }

    public static Optional<ApplicationKey> ofStatus(String task) {
        return task.startsWith(ONE)
                ? Optional.of(ApplicationKey.parse(task.substring(ONE.length())))
                : Optional.empty();
    }

    /// An applier said something new of an application, or something of it is due. One that nobody knows came back
    /// with a cluster that was restored to before its removal.
    public Outputs statusChanged(ApplicationKey application) {
        home.state()
                .application(application)
                .ifPresentOrElse(this::tend, () -> removeIfLeft(application));
        return Outputs.NONE;
    }

    private void removeIfLeft(ApplicationKey application) {
        if (UndeclaredApplications.isLeft(application, home)) {
            trying(status(application), application.value(), replanning::removeUndeclared);
        }
    }

    /// Looks at all applications.
    public Outputs statusChanged() {
        home.state().applications().forEach(this::tend);
        return Outputs.NONE;
    }

    private void tend(ApplicationState application) {
        trying(
                status(application.application()),
                application.application().value(),
                () -> home.commit(care.tend(application)));
    }

    /// A cluster was heard of for the first time, or serves other kinds: what waited for that is planned again.
    public Outputs factsChanged() {
        for (ApplicationState application : home.state().applications()) {
            if (replanning.isDue(application)) {
                trying(
                        FACTS,
                        application.application().value(),
                        () -> home.commit(replanning.plan(application)));
            }
        }
        trying(FACTS, home.repository().name().value(), replanning::removeUndeclared);
        return statusChanged();
    }

    /// What goes wrong with one application holds up neither the others nor the pushes behind; it is tried again.
    private void trying(String task, String about, Runnable step) {
        home.lane().checkpoint();
        try {
            step.run();
        } catch (LaneStopped e) {
            throw e;
        } catch (LogFailure.Unwritable e) {
            home.wakeForTopic(task);
        } catch (GitUnavailable e) {
            LOG.atWarn()
                    .addKeyValue("about", about)
                    .addKeyValue("cause", e.getMessage())
                    .log("what is due can't be done now");
            home.lane().wakeAt(home.now().plus(RetryDelay.GIT.longest()), task);
        } catch (RuntimeException | StackOverflowError e) {
            InternalFault.of(e).log(LOG, about, "what is due could not be done");
            home.lane().wakeAt(home.now().plus(RetryDelay.GIT.longest()), task);
        }
    }
}
