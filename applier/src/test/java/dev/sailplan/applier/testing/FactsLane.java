package dev.sailplan.applier.testing;

import dev.sailplan.applier.Works;
import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.status.Facts;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.fake.FakeLane;
import dev.sailplan.common.log.fake.FakeLanes;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.wire.Decoded;
import dev.sailplan.common.wire.RecordReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The lane on which an applier tells of its cluster, minute by minute.
public final class FactsLane {
    private final SortedMap<String, Payload> state = new TreeMap<>();
    private final FakeLane lane = new FakeLane("facts", state);
    private final Keys keys;
    private final Cluster cluster;
    private final HastyTime time;
    private Work work;

    public FactsLane(Keys keys, Cluster cluster, HastyTime time) {
        this.keys = keys;
        this.cluster = cluster;
        this.time = time;
        this.work = newWork();
    }

    private Work newWork() {
        return Works.of(
                Works.settings(keys, Authorities.nobody(), new ClusterName("dev")), cluster, time);
    }

    /// A new process with what is on the log.
    public void restarted() {
        work = newWork();
    }

    /// As after an assignment, once every status was told.
    public void begin() {
        work.assigned(0, lane.state(), new FakeLanes());
        lane.commit(work.wake("start", lane));
        time.pass(Duration.ofMinutes(2));
        poll();
    }

    /// As each minute.
    public void poll() {
        lane.commit(work.wake("facts", lane));
    }

    public List<Outbound> sent() {
        return lane.sent();
    }

    public SortedMap<String, Payload> state() {
        return state;
    }

    /// The facts that were told, one after the other.
    public List<Facts> told() {
        RecordReader reader = new RecordReader(keys.appliers());
        return lane.sent().stream()
                .filter(it -> it.key().equals("facts"))
                .flatMap(it ->
                        reader.read(inbound(it)) instanceof Decoded.Of(Facts facts, var _, var _)
                                ? Stream.of(facts)
                                : Stream.empty())
                .toList();
    }

    private static Inbound inbound(Outbound it) {
        return new Inbound(
                new TopicPartition(it.topic(), 0),
                0,
                it.key(),
                it.headers(),
                it.value().orElse(Payload.EMPTY),
                Instant.EPOCH);
    }
}
