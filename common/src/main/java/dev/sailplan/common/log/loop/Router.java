package dev.sailplan.common.log.loop;

import dev.sailplan.common.log.Routing;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.lane.OwnedPartition;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.quarantine.Job;

/// Gives a record that was read to its lane, unless an earlier run has finished it.
record Router(Work work) {
    /// The lane of what can't be understood; no lane of the work has such a name.
    private static final String UNREADABLE = "!unreadable";

    void accept(Inbound record, OwnedPartition owned) {
        owned.window(record.from()).read(record);
        switch (route(record)) {
            case Routing.ToLane(String lane) -> offer(record, owned, lane, new Job.Handle(record));
            case Routing.Unreadable(String reason) ->
                    offer(record, owned, UNREADABLE, new Job.Bury(record, reason));
            case Routing.Skip() -> finish(record, owned);
        }
    }

    private static void offer(Inbound record, OwnedPartition owned, String lane, Job job) {
        if (owned.state().finished(lane, owned.topicId(record.from()), record.offset())) {
            finish(record, owned);
        } else {
            owned.lanes().offer(lane, job);
        }
    }

    private static void finish(Inbound record, OwnedPartition owned) {
        owned.window(record.from()).finish(record.offset());
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
