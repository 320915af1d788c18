package dev.sailplan.common.log.lane;

import dev.sailplan.common.log.HandledRecord;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.StateView;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.port.Threads;
import dev.sailplan.common.log.quarantine.Job;
import dev.sailplan.common.log.quarantine.LaneTrials;
import dev.sailplan.common.log.quarantine.LastWords;
import dev.sailplan.common.log.quarantine.TrialDecision;
import dev.sailplan.common.log.quarantine.TrialPolicy;
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
    private final OwnedPartition owned;
    private final String name;
    private final Signal pause;
    private final LaneCommits log;
    private final LaneTrials trials;

    /// Makes the runners of all lanes from what they have in common.
    public record Factory(LastWords words, Threads threads, Doorbell doorbell, TrialPolicy trials) {
        LaneQueues lanesOf(OwnedPartition owned) {
            return new LaneQueues(
                    threads::signal,
                    (lane, pause) -> {
                        LaneRunner runner = new LaneRunner(this, owned, lane, pause);
                        threads.start("lane " + owned.partition() + " " + lane, runner::run);
                    });
        }
    }

    private LaneRunner(Factory tools, OwnedPartition owned, String name, Signal pause) {
        this.tools = tools;
        this.owned = owned;
        this.name = name;
        this.pause = pause;
        this.log = new LaneCommits(name, owned, tools.threads, tools.doorbell);
        this.trials = owned.trials().of(this, pause, () -> owned.lanes().queued(name), log::commit);
    }

    private void run() {
        boolean more = true;
        while (more) {
            try {
                var job = owned.lanes().next(name);
                more = job.isPresent();
                if (more) {
                    perform(job.get());
                }
            } catch (VirtualMachineError e) {
                endure(e);
            }
        }
        if (owned.stopping()) {
            tools.doorbell.ring();
        }
    }

    private void perform(Job job) {
        boolean done = false;
        while (!done && !owned.stopping()) {
            try {
                attempt(job);
                done = true;
            } catch (RuntimeException | Error e) {
                endure(e);
            }
        }
    }

    private void attempt(Job job) {
        switch (trials.begin(job)) {
            case TrialDecision.CarryOut() -> carryOut(job);
            case TrialDecision.PutAside(Inbound record, Outputs lastWord) ->
                    log.finish(record, HandledRecord.with(lastWord));
            case TrialDecision.Leave() -> {}
        }
        trials.ended();
    }

    /// Memory may be too short even to say that it was. The lane goes on all the same: without its thread it would
    /// count as running for ever, and do nothing.
    private void endure(Throwable thrown) {
        try {
            Duration wait = trials.failed(thrown);
            if (!owned.stopping()) {
                troubles().report("the work on lane " + name + " failed", thrown);
                boolean _ = pause.await(wait);
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

    private void carryOut(Job job) {
        switch (job) {
            case Job.Handle(Inbound record) -> handle(record);
            case Job.Bury(Inbound record, String reason) -> bury(record, "Unreadable", reason);
            case Job.Wake wake -> wake(wake);
        }
    }

    private void handle(Inbound record) {
        try {
            log.finish(record, work().handle(record, this));
        } catch (Work.Unprocessable e) {
            bury(record, e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
        }
    }

    private void bury(Inbound record, String error, String reason) {
        log.finish(record, HandledRecord.with(tools.words.buried(record, error, reason)));
    }

    private void wake(Job.Wake wake) {
        try {
            log.finish(wake, work().wake(wake.task(), this));
        } catch (Work.Unprocessable e) {
            troubles().report("the task " + wake.task() + " of lane " + name + " was given up", e);
            log.finish(wake, Outputs.NONE);
        }
    }

    private Work work() {
        return tools.words.work();
    }

    private Troubles troubles() {
        return tools.words.troubles();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int partition() {
        return owned.partition();
    }

    @Override
    public StateView state() {
        return owned.state();
    }

    @Override
    public void commit(Outputs outputs) {
        OutputLimit.check(outputs);
        log.commit(outputs);
    }

    @Override
    public boolean stopping() {
        return owned.stopping();
    }

    @Override
    public boolean lost() {
        return owned.over();
    }

    @Override
    public List<Inbound> queued() {
        return trials.visible();
    }

    @Override
    public void wakeAt(Instant time, String task) {
        owned.timers().set(new Timers.Task(name, task), time);
    }
}
