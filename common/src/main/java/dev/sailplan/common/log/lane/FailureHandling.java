package dev.sailplan.common.log.lane;

import dev.sailplan.common.log.Done;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.lane.LaneQueues.Job;
import dev.sailplan.common.log.letters.DeadLetters;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.quarantine.Attempts;
import dev.sailplan.common.log.state.OutputLimit;
import java.time.Duration;
import java.time.Instant;

/// Gives up what a lane does not carry out: a record with a dead letter about it, a task with a rest.
///
/// @param lane it waited on
record FailureHandling(
        LaneRunner.Factory tools, OwnedPartition tenure, Lane lane, LaneCommits log) {
    /// How long a task rests that fails each time.
    private static final Duration REST = Duration.ofMinutes(1);

    /// And one that ended the process each time.
    private static final Duration LONG_REST = Duration.ofHours(1);

    void bury(Inbound record, String error, String reason) {
        tools.voices().troubles().buried(record, error);
        Outputs letter = Outputs.NONE.with(letters().about(record, error, reason));
        log.finish(record, Done.with(letter));
    }

    void quarantine(Inbound record, Attempts attempts) {
        tools.voices().troubles().quarantined(record, attempts.error(), attempts.count());
        Outputs letter =
                Outputs.NONE.with(
                        letters().quarantined(record, attempts.error(), attempts.count()));
        log.finish(record, Done.with(told(record, attempts).and(letter)));
    }

    /// What the work has to say of it; a record with a letter to it is more than none.
    private Outputs told(Inbound record, Attempts attempts) {
        if (attempts.beyondTelling()) {
            return Outputs.NONE;
        }
        try {
            Outputs outputs = tools.work().quarantined(record, attempts.error(), lane);
            OutputLimit.check(outputs);
            return outputs;
        } catch (RuntimeException | Error e) {
            tools.voices().troubles().report("the work can't tell of its quarantine", e);
            return Outputs.NONE;
        }
    }

    /// The lane does not wait for a task that never ends well.
    void rest(Job.Wake wake, Attempts attempts) {
        if (attempts.deadly()) {
            restUnderSuspicion(wake);
        } else {
            tools.voices().troubles().resting(lane.name(), wake.task(), REST);
            log.finish(wake, Outputs.NONE);
            lane.wakeAt(now().plus(REST), wake.task());
        }
    }

    /// Its note stays: whoever wakes it sooner would otherwise run it unwatched, and the deaths begin anew.
    private void restUnderSuspicion(Job.Wake wake) {
        String key = CrashSuspicion.key(wake, lane.name(), tenure);
        Instant end = tenure.rests().end(key).orElseGet(() -> layToRest(wake, key));
        lane.wakeAt(end, wake.task());
    }

    private Instant layToRest(Job.Wake wake, String key) {
        tools.voices().troubles().resting(lane.name(), wake.task(), LONG_REST);
        Instant end = now().plus(LONG_REST);
        tenure.rests().set(key, end);
        return end;
    }

    private DeadLetters letters() {
        return tools.voices().deadLetters();
    }

    private Instant now() {
        return tools.ports().time().instant();
    }
}
