package dev.sailplan.common.log;

import dev.sailplan.common.log.LaneSet.Job;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.port.Threads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Does what waits on one lane, one thing after the other, each until it is committed.
final class LaneRunner implements Lane {
    private final Factory tools;
    private final Tenure tenure;
    private final String name;
    private final Signal pause;

    /// What all lanes have in common.
    record Factory(
            Work work,
            Threads threads,
            Doorbell doorbell,
            DeadLetters deadLetters,
            Troubles troubles) {
        LaneSet lanesOf(Tenure tenure) {
            return new LaneSet(
                    threads::signal,
                    (lane, pause) -> {
                        LaneRunner runner = new LaneRunner(this, tenure, lane, pause);
                        threads.start("lane " + tenure.partition() + " " + lane, runner::run);
                    });
        }
    }

    private LaneRunner(Factory tools, Tenure tenure, String name, Signal pause) {
        this.tools = tools;
        this.tenure = tenure;
        this.name = name;
        this.pause = pause;
    }

    private void run() {
        for (var job = tenure.lanes().next(name);
                job.isPresent();
                job = tenure.lanes().next(name)) {
            perform(job.get());
        }
        if (tenure.stopping()) {
            tools.doorbell.ring();
        }
    }

    private void perform(Job job) {
        int failures = 0;
        while (!tenure.stopping()) {
            try {
                attempt(job);
                if (failures > 0) {
                    tools.troubles.over();
                }
                return;
            } catch (RuntimeException | Error e) {
                if (!tenure.stopping()) {
                    failures++;
                    tools.troubles.report("the work on lane " + name + " failed", e);
                    boolean _ = pause.await(Backoff.OF_WORK.after(failures));
                }
            }
        }
    }

    private void attempt(Job job) {
        switch (job) {
            case Job.Handle(Inbound record) -> handle(record);
            case Job.Bury(Inbound record, String reason) -> bury(record, "Unreadable", reason);
            case Job.Wake(String task) -> wake(task);
        }
    }

    private void handle(Inbound record) {
        try {
            finish(record, tools.work.handle(record, this));
        } catch (Work.Unprocessable e) {
            bury(record, e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
        }
    }

    private void bury(Inbound record, String error, String reason) {
        tools.troubles.buried(record, error);
        Outputs letter = Outputs.NONE.with(tools.deadLetters.about(record, error, reason));
        finish(record, Done.with(letter));
    }

    private void wake(String task) {
        try {
            Outputs outputs = tools.work.wake(task, this);
            if (!outputs.isEmpty()) {
                commit(outputs);
            }
        } catch (Work.Unprocessable e) {
            tools.troubles.report("the task " + task + " of lane " + name + " was given up", e);
        }
    }

    private void finish(Inbound record, Done done) {
        OutputLimit.check(done.outputs());
        List<Inbound> open = new ArrayList<>(queued());
        if (!open.containsAll(done.alsoFinished())) {
            throw new IllegalStateException(
                    "lane " + name + " finished records that were not queued on it");
        }
        List<Inbound> finished = new ArrayList<>(done.alsoFinished());
        finished.add(record);
        open.removeAll(finished);
        submit(done.outputs().and(cursor(finished, open)), finished);
        tenure.lanes().remove(name, done.alsoFinished());
    }

    private Outputs cursor(List<Inbound> finished, List<Inbound> open) {
        Cursor cursor = tenure.state().cursor(name);
        Set<String> topicIds = new HashSet<>();
        finished.forEach(it -> topicIds.add(tenure.topicId(it.from())));
        for (String topicId : topicIds) {
            List<Long> offsets =
                    finished.stream()
                            .filter(it -> tenure.topicId(it.from()).equals(topicId))
                            .map(Inbound::offset)
                            .toList();
            var oldestOpen =
                    open.stream()
                            .filter(it -> tenure.topicId(it.from()).equals(topicId))
                            .mapToLong(Inbound::offset)
                            .min();
            cursor = cursor.finish(topicId, offsets, oldestOpen);
        }
        return Outputs.NONE.put(PartitionState.CURSOR + name, cursor.payload());
    }

    private void submit(Outputs outputs, List<Inbound> finished) {
        Step step = new Step(outputs, finished, tools.threads.signal());
        tenure.handIn(step);
        tools.doorbell.ring();
        step.await();
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
        submit(outputs, List.of());
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
        return tenure.lanes().queued(name);
    }

    @Override
    public void wakeAt(Instant time, String task) {
        tenure.timers().set(new Timers.Task(name, task), time);
    }
}
