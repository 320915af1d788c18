package dev.sailplan.planner.lane;

import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.fake.FakeLane;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.Outbound;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/// A lane that can lose its thread in the middle and meet topics that can't be written.
public final class RecordingLane extends FakeLane {
    private int commitsLeft = Integer.MAX_VALUE;

    /// What goes to topics that can't be written.
    Predicate<Outbound> unwritable = _ -> false;

    RecordingLane() {
        super("shop/deploy", new ConcurrentSkipListMap<>());
    }

    public static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    public void crashAfter(int commits) {
        commitsLeft = commits;
    }

    @Override
    public synchronized void commit(Outputs outputs) {
        if (commitsLeft-- <= 0) {
            throw new Crash();
        }
        outputs.records().stream().filter(unwritable).findFirst().ifPresent(RecordingLane::refuse);
        super.commit(outputs);
    }

    private static void refuse(Outbound record) {
        throw new LogFailure.Unwritable(
                record.topic(), "it is missing", new IllegalStateException());
    }
}
