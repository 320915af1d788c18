package dev.sailplan.common.log.fake;

import dev.sailplan.common.log.Lanes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Lanes that do nothing when they are woken, and note lane and task.
public record FakeLanes(List<String> woken) implements Lanes {
    public FakeLanes() {
        this(new CopyOnWriteArrayList<>());
    }

    @Override
    public void wake(int partition, String lane, String task) {
        woken.add(lane + " " + task);
    }

    @Override
    public int partitionOf(String key) {
        return 0;
    }
}
