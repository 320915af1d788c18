package dev.sailplan.common.log.lane;

import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.StateView;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.lane.LaneQueues.Job;
import dev.sailplan.common.log.letters.DeadLetters;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.quarantine.Attempts;
import dev.sailplan.common.log.quarantine.CrashSuspects;
import dev.sailplan.common.log.quarantine.SuspectLimit;
import dev.sailplan.common.log.signs.Doorbell;
import dev.sailplan.common.log.signs.Troubles;
import dev.sailplan.common.log.state.OutputLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Runs the jobs that wait on one lane, one after the other, each until it is committed or given up.
public final class LaneRunner implements Lane {
    private static final Duration BREATH = Duration.ofSeconds(1);

    private final Factory tools;
    private final OwnedPartition tenure;
    private final String name;
    private final Signal pause;
    private final LaneCommits log;
    private final FailureHandling givenUp;
    private volatile Attempts attempts;

    /// Holds those whom a lane tells of what happens.
    public record Voices(Doorbell doorbell, DeadLetters deadLetters, Troubles troubles) {}

    /// Makes the runners of all lanes from what they have in common.
    ///
    /// @param crowd bounds how many of those run at once of whom too many are suspected
    /// @param life the name of this process
    public record Factory(Work work, Ports ports, Voices voices, SuspectLimit crowd, String life) {
        LaneQueues lanesOf(OwnedPartition tenure) {
            return new LaneQueues(
                    ports.threads()::signal,
                    (lane, pause) -> {
                        LaneRunner runner = new LaneRunner(this, tenure, lane, pause);
                        ports.threads()
                                .start("lane " + tenure.partition() + " " + lane, runner::run);
                    });
        }
    }

    private LaneRunner(Factory tools, OwnedPartition tenure, String name, Signal pause) {
        this.tools = tools;
        this.tenure = tenure;
        this.name = name;
        this.pause = pause;
        this.log = new LaneCommits(name, tenure, tools.ports.threads(), tools.voices.doorbell);
        this.attempts = new Attempts(tools.work::isOfTheWorld);
        this.givenUp = new FailureHandling(tools, tenure, this, log);
    }

    private void run() {
        boolean more = true;
        while (more) {
            try {
                var job = tenure.lanes().next(name);
                more = job.isPresent();
                if (more) {
                    perform(job.get());
                }
            } catch (VirtualMachineError e) {
                endure(e);
            }
        }
        if (tenure.stopping()) {
            tools.voices.doorbell.ring();
        }
    }

    private void perform(Job job) {
        boolean begun = false;
        boolean done = false;
        while (!done && !tenure.stopping()) {
            try {
                if (!begun) {
                    begin(job);
                    begun = true;
                }
                attempt(job);
                done = true;
                if (attempts.failedBefore()) {
                    tools.voices.troubles.over();
                }
            } catch (RuntimeException | Error e) {
                endure(e);
            }
        }
    }

    private void begin(Job job) {
        attempts = new Attempts(tools.work::isOfTheWorld);
        CrashSuspects lives = log.blamed(job);
        String key = CrashSuspicion.key(job, name, tenure);
        attempts.blamed(
                lives.over(tools.life),
                suspects().isTriedAlone(tenure.state(), key),
                lives.diedAlone(tools.life));
        if (tenure.rests().over(key, now())) {
            attempts.rested();
        }
    }

    /// Memory may be too short even to say that it was. The lane goes on all the same: without its thread it would
    /// count as running for ever, and do nothing.
    private void endure(Throwable thrown) {
        try {
            if (!tenure.stopping()) {
                attempts.failed(thrown);
                tools.voices.troubles.report("the work on lane " + name + " failed", thrown);
                boolean _ = pause.await(attempts.pause());
            }
        } catch (RuntimeException | VirtualMachineError _) {
            breathe();
        }
    }

    private void breathe() {
        try {
            boolean _ = pause.await(BREATH);
        } catch (VirtualMachineError _) {
            Thread.onSpinWait();
        }
    }

    private void attempt(Job job) {
        if (attempts.exhausted()) {
            giveUp(job);
        } else {
            inTurn(job, () -> run(job));
        }
    }

    /// To give up a record takes a turn like the work itself: the last word may end the process, too, and who runs
    /// beside it may not be what did.
    private void giveUp(Job job) {
        switch (job) {
            case Job.Handle(Inbound record) ->
                    inTurn(job, () -> givenUp.quarantine(record, attempts));
            case Job.Bury bury -> inTurn(job, () -> run(bury));
            case Job.Wake wake -> givenUp.rest(wake, attempts);
        }
    }

    private void inTurn(Job job, Runnable work) {
        if (!attempts.amongMany()) {
            alongside(job, work);
        } else if (othersWereTried() && tools.crowd.enter(pause, tenure::stopping)) {
            try {
                alongside(job, work);
            } finally {
                tools.crowd.leave();
            }
        }
    }

    /// False when it was stopped before.
    private boolean othersWereTried() {
        while (!tenure.stopping() && suspects().awaited(now())) {
            boolean _ = pause.await(BREATH);
        }
        return !tenure.stopping();
    }

    private SuspectChoice suspects() {
        return tenure.suspicion().suspects();
    }

    private Instant now() {
        return tools.ports.time().instant();
    }

    private void alongside(Job job, Runnable work) {
        if (tools.ports.turns().enter(attempts.alone(), pause, tenure::stopping)) {
            try {
                attempts.begin();
                log.begin(job, tools.life, attempts);
                work.run();
            } catch (RuntimeException | Error e) {
                letRest(job);
                throw e;
            } finally {
                suspects().tried(tenure.state(), CrashSuspicion.key(job, name, tenure));
                tools.ports.turns().leave();
            }
        }
    }

    /// While it still has the turn: what runs next may end the process.
    private void letRest(Job job) {
        if (attempts.madeAlone() && !tenure.stopping()) {
            try {
                log.rest(job, tools.life);
            } catch (RuntimeException | VirtualMachineError e) {
                tools.voices.troubles.report("the lane " + name + " can't say that it rests", e);
            }
        }
    }

    private void run(Job job) {
        switch (job) {
            case Job.Handle(Inbound record) -> handle(record);
            case Job.Bury(Inbound record, String reason) ->
                    givenUp.bury(record, "Unreadable", reason);
            case Job.Wake wake -> wake(wake);
        }
    }

    private void handle(Inbound record) {
        try {
            log.finish(record, tools.work.handle(record, this));
        } catch (Work.Unprocessable e) {
            givenUp.bury(record, e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
        }
    }

    private void wake(Job.Wake wake) {
        try {
            log.finish(wake, tools.work.wake(wake.task(), this));
        } catch (Work.Unprocessable e) {
            tools.voices.troubles.report(
                    "the task " + wake.task() + " of lane " + name + " was given up", e);
            log.finish(wake, Outputs.NONE);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int partition() {
        return tenure.partition();
    }

    @Override
    public StateView state() {
        return tenure.state();
    }

    @Override
    public void commit(Outputs outputs) {
        OutputLimit.check(outputs);
        log.commit(outputs);
    }

    @Override
    public boolean stopping() {
        return tenure.stopping();
    }

    @Override
    public boolean lost() {
        return tenure.over();
    }

    @Override
    public List<Inbound> queued() {
        return attempts.visible(tenure.lanes().queued(name), it -> log.mayBeSeen(it, tools.life));
    }

    @Override
    public void wakeAt(Instant time, String task) {
        tenure.timers().set(new Timers.Task(name, task), time);
    }
}
