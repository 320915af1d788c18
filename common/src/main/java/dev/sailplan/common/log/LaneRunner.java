package dev.sailplan.common.log;

import dev.sailplan.common.log.LaneSet.Job;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.port.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Does what waits on one lane, one thing after the other, each until it is committed or given up.
final class LaneRunner implements Lane {
    /// How long a task rests that fails each time.
    private static final Duration REST = Duration.ofMinutes(1);

    /// And one that ended the process each time.
    private static final Duration LONG_REST = Duration.ofHours(1);

    private static final Duration BREATH = Duration.ofSeconds(1);

    private final Factory tools;
    private final Tenure tenure;
    private final String name;
    private final Signal pause;
    private final LaneLog log;
    private volatile Attempts attempts;

    /// Whom a lane tells of what happens.
    record Voices(Doorbell doorbell, DeadLetters deadLetters, Troubles troubles) {}

    /// What all lanes have in common.
    ///
    /// @param life the name of this process
    record Factory(Work work, Ports ports, Voices voices, String life) {
        LaneSet lanesOf(Tenure tenure) {
            return new LaneSet(
                    ports.threads()::signal,
                    (lane, pause) -> {
                        LaneRunner runner = new LaneRunner(this, tenure, lane, pause);
                        ports.threads()
                                .start("lane " + tenure.partition() + " " + lane, runner::run);
                    });
        }
    }

    private LaneRunner(Factory tools, Tenure tenure, String name, Signal pause) {
        this.tools = tools;
        this.tenure = tenure;
        this.name = name;
        this.pause = pause;
        this.log = new LaneLog(name, tenure, tools.ports.threads(), tools.voices.doorbell);
        this.attempts = new Attempts(tools.work::isOfTheWorld);
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
        attempts.blamed(log.blamed(job).over(tools.life));
        if (tenure.rests().over(Suspicion.key(job, name, tenure), now())) {
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
        if (attempts.exhausted() && job instanceof Job.Wake wake) {
            rest(wake);
        } else if (tools.ports.turns().enter(attempts.alone(), pause, tenure::stopping)) {
            try {
                attempts.begin();
                log.begin(job, tools.life, attempts.solitary());
                carryOut(job);
            } finally {
                tools.ports.turns().leave();
            }
        }
    }

    /// To give it up takes a turn like the work itself: the last word may end the process, too, and who runs beside
    /// it may not be what did.
    private void carryOut(Job job) {
        if (attempts.exhausted()) {
            giveUp(job);
        } else {
            run(job);
        }
    }

    private void run(Job job) {
        switch (job) {
            case Job.Handle(Inbound record) -> handle(record);
            case Job.Bury(Inbound record, String reason) -> bury(record, "Unreadable", reason);
            case Job.Wake wake -> wake(wake);
        }
    }

    private void handle(Inbound record) {
        try {
            log.finish(record, tools.work.handle(record, this));
        } catch (Work.Unprocessable e) {
            bury(record, e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
        }
    }

    private void bury(Inbound record, String error, String reason) {
        tools.voices.troubles.buried(record, error);
        Outputs letter = Outputs.NONE.with(tools.voices.deadLetters.about(record, error, reason));
        log.finish(record, Done.with(letter));
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

    private void giveUp(Job job) {
        switch (job) {
            case Job.Handle(Inbound record) -> quarantine(record);
            case Job.Bury(Inbound record, String reason) -> bury(record, "Unreadable", reason);
            case Job.Wake wake -> rest(wake);
        }
    }

    private void quarantine(Inbound record) {
        tools.voices.troubles.quarantined(record, attempts.error(), attempts.count());
        Outputs letter =
                Outputs.NONE.with(
                        tools.voices.deadLetters.quarantined(
                                record, attempts.error(), attempts.count()));
        log.finish(record, Done.with(told(record).and(letter)));
    }

    /// What the work has to say of it; a record with a letter to it is more than none.
    private Outputs told(Inbound record) {
        if (attempts.beyondTelling()) {
            return Outputs.NONE;
        }
        try {
            Outputs outputs = tools.work.quarantined(record, attempts.error(), this);
            OutputLimit.check(outputs);
            return outputs;
        } catch (RuntimeException | Error e) {
            tools.voices.troubles.report("the work can't tell of its quarantine", e);
            return Outputs.NONE;
        }
    }

    /// The lane does not wait for a task that never ends well.
    private void rest(Job.Wake wake) {
        if (attempts.deadly()) {
            restUnderSuspicion(wake);
        } else {
            tools.voices.troubles.resting(name, wake.task(), REST);
            log.finish(wake, Outputs.NONE);
            wakeAt(now().plus(REST), wake.task());
        }
    }

    /// Its note stays: whoever wakes it sooner would otherwise run it unwatched, and the deaths begin anew.
    private void restUnderSuspicion(Job.Wake wake) {
        String key = Suspicion.key(wake, name, tenure);
        Instant end = tenure.rests().end(key).orElse(now().plus(LONG_REST));
        if (tenure.rests().end(key).isEmpty()) {
            tools.voices.troubles.resting(name, wake.task(), LONG_REST);
            tenure.rests().set(key, end);
        }
        wakeAt(end, wake.task());
    }

    private Instant now() {
        return tools.ports.time().instant();
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
