package dev.sailplan.planner.push;

import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import dev.sailplan.planner.home.HomeLane;
import dev.sailplan.planner.state.RepositoryState.Delay;
import dev.sailplan.planner.state.RetryDelay;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps pushes that wait as state for their repository to be readable, one for each ref.
final class DelayedPushes {
    private static final Logger LOG = LoggerFactory.getLogger(DelayedPushes.class);
    private final HomeLane home;

    DelayedPushes(HomeLane home) {
        this.home = home;
    }

    /// The push waits, in the place of an earlier one to the same ref.
    Outputs add(Pushed event, GitUnavailable cause) {
        Optional<Delay> before = home.state().delay(event.ref());
        boolean first = before.filter(d -> d.event().id().equals(event.id())).isEmpty();
        int attempts = before.map(Delay::attempts).orElse(0);
        double random = home.parts().pace().random().getAsDouble();
        Instant retryAt = home.now().plus(RetryDelay.GIT.after(attempts, random));
        LOG.atWarn()
                .addKeyValue("repository", home.repository().name())
                .addKeyValue("retryAt", retryAt)
                .addKeyValue("cause", cause.getMessage())
                .log("the repository can't be read");
        home.lane().wakeAt(retryAt, PushRun.RETRY);
        Outputs outputs = first ? home.said(delayed(event, cause)) : Outputs.NONE;
        return home.state()
                .putDelay(answered(event, outputs), new Delay(event, retryAt, attempts + 1));
    }

    private Decision delayed(Pushed event, GitUnavailable cause) {
        return new Decision.Delayed(
                event.id(),
                home.repository().name(),
                Optional.empty(),
                String.valueOf(cause.getMessage()),
                home.now());
    }

    /// Nothing of the ref waits any more: an earlier event that did is answered by this one.
    Outputs end(Pushed event, Outputs outputs) {
        return home.state().delay(event.ref()).isPresent()
                ? home.state().endDelay(answered(event, outputs), event.ref())
                : outputs;
    }

    private Outputs answered(Pushed event, Outputs outputs) {
        return home.state()
                .delay(event.ref())
                .map(Delay::event)
                .filter(waiting -> !waiting.id().equals(event.id()))
                .map(waiting -> superseded(waiting, event.after(), "a newer push was planned"))
                .map(superseded -> superseded.and(outputs))
                .orElse(outputs);
    }

    Outputs superseded(Pushed event, Optional<CommitId> by, String why) {
        return home.said(
                new Decision.Superseded(event.id(), home.repository().name(), by, why, home.now()));
    }

    /// Tries the events again that waited long enough, and sets the timer for the others.
    Outputs retried(Function<Pushed, Outputs> run) {
        Outputs outputs = Outputs.NONE;
        for (Delay delay : home.state().delays()) {
            if (isAhead(delay.retryAt())) {
                home.lane().wakeAt(delay.retryAt(), PushRun.RETRY);
            } else {
                outputs = outputs.and(run.apply(delay.event()));
            }
        }
        return outputs;
    }

    /// A time that no back-off can have meant was set when the clock was wrong.
    private boolean isAhead(Instant retryAt) {
        Instant farthest = home.now().plus(RetryDelay.GIT.longest().multipliedBy(2));
        return retryAt.isAfter(home.now()) && retryAt.isBefore(farthest);
    }
}
