package dev.sailplan.deploy.e2e;

import dev.sailplan.common.log.HandledRecord;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Lanes;
import dev.sailplan.common.log.LoopSettings;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.Routing;
import dev.sailplan.common.log.StateView;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.loop.Loop;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Membership;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.threads.SteadyTime;
import dev.sailplan.common.log.threads.VirtualThreads;
import dev.sailplan.common.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A service whose work some records kill, each in its own way. It answers the others.
final class PoisonedService implements Work {
    private static final int KILLED = 137;
    private final boolean mended;

    private PoisonedService(boolean mended) {
        this.mended = mended;
    }

    /// @param arguments the broker's address, and `mended` where nothing harms it any more
    public static void main(String[] arguments) {
        Membership membership = new Membership("poisoned", "one", List.of(Topics.EVENTS));
        Ports ports =
                new Ports(
                        new KafkaLog(KafkaConnection.to(arguments[0])),
                        new VirtualThreads(),
                        SteadyTime.ofThisMachine());
        Loop loop =
                new Loop(
                        new LoopSettings(membership, Topics.PLANNER_STATE, Topics.DEAD_LETTERS),
                        ports,
                        new PoisonedService(List.of(arguments).contains("mended")));
        loop.start();
        ports.threads().signal().await();
    }

    @Override
    public Routing route(Inbound record) {
        return new Routing.ToLane(record.key());
    }

    @Override
    public HandledRecord handle(Inbound record, Lane lane) {
        String text = record.value().text();
        if (!mended) {
            poison(text, lane);
        }
        return HandledRecord.with(
                Outputs.NONE.with(
                        Outbound.keyed(Topics.DECISIONS, record.key(), Map.of(), record.value())));
    }

    private static void poison(String text, Lane lane) {
        switch (text) {
            // As SIGKILL: no hook runs, nothing is said.
            case "kill" -> Runtime.getRuntime().halt(KILLED);
            case "memory" -> fill();
            case "stack" -> recurse(0);
            case "bug" -> throw new IllegalStateException("no word of this may be seen");
            case "slow" -> {
                for (int n = 0; n < 20; n++) {
                    lane.checkpoint();
                    new VirtualThreads().signal().await(java.time.Duration.ofMillis(50));
                }
            }
            default -> {}
        }
    }

    @SuppressWarnings("ModifiedButNotUsed")
    private static void fill() {
        List<byte[]> all = new ArrayList<>();
        while (true) {
            all.add(new byte[16 * 1024 * 1024]);
        }
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int recurse(int depth) {
        return recurse(depth + 1) + 1;
    }

    @Override
    public Outputs wake(String task, Lane lane) {
        return Outputs.NONE;
    }

    @Override
    public void assigned(int partition, StateView state, Lanes lanes) {}
}
