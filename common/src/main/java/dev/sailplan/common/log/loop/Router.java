package dev.sailplan.common.log.loop;

import dev.sailplan.common.log.Routing;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.lane.LaneQueues.Job;
import dev.sailplan.common.log.lane.OwnedPartition;
import dev.sailplan.common.log.port.Inbound;

/// Gives a record that was read to its lane, unless an earlier run has finished it.
record Router(Work work) {
    /// The lane of what can't be understood; no lane of the work has such a name.
    private static final String UNREADABLE = "!unreadable";

    void accept(Inbound record, OwnedPartition tenure) {
        tenure.window(record.from()).read(record);
        switch (route(record)) {
            case Routing.ToLane(String lane) -> offer(record, tenure, lane, new Job.Handle(record));
            case Routing.Unreadable(String reason) ->
                    offer(record, tenure, UNREADABLE, new Job.Bury(record, reason));
            case Routing.Skip() -> finish(record, tenure);
        }
    }

    private static void offer(Inbound record, OwnedPartition tenure, String lane, Job job) {
        if (tenure.state().finished(lane, tenure.topicId(record.from()), record.offset())) {
            finish(record, tenure);
        } else {
            tenure.lanes().offer(lane, job);
        }
    }

    private static void finish(Inbound record, OwnedPartition tenure) {
        tenure.window(record.from()).finish(record.offset());
    }

    /// A record that makes the router fail would do so for ever.
    private Routing route(Inbound record) {
        try {
            return work.route(record);
        } catch (RuntimeException | StackOverflowError e) {
            return new Routing.Unreadable("no route: " + e.getClass().getSimpleName());
        }
    }
}
