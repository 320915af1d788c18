package dev.sailplan.planner.lane;

import dev.sailplan.common.log.LaneStopped;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.git.GitUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a lane does without an event: whatever the state and the appliers' latest words ask for, however often it is
/// looked at.
final class Upkeep {
    static final String STATUS = "status";
    static final String FACTS = "facts";
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private final HomeLane home;
    private final ReleaseCare care;
    private final Replanning replanning;

    Upkeep(HomeLane home, ReleaseCare care, Replanning replanning) {
        this.home = home;
        this.care = care;
        this.replanning = replanning;
    }

    /// An applier said something new of an application.
    Outputs statusChanged() {
        for (ApplicationState application : home.state().applications()) {
            trying(
                    STATUS,
                    application.application().value(),
                    () -> home.commit(care.tend(application)));
        }
        return Outputs.NONE;
    }

    /// A cluster was heard of for the first time, or serves other kinds: what waited for that is planned again.
    Outputs factsChanged() {
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
        } catch (GitUnavailable e) {
            LOG.atWarn()
                    .addKeyValue("about", about)
                    .addKeyValue("cause", e.getMessage())
                    .log("what is due can't be done now");
            home.lane().wakeAt(home.now().plus(Backoff.GIT.longest()), task);
        } catch (RuntimeException | StackOverflowError e) {
            Fault.of(e).log(LOG, about, "what is due could not be done");
            home.lane().wakeAt(home.now().plus(Backoff.GIT.longest()), task);
        }
    }
}
