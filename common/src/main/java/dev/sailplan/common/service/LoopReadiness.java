package dev.sailplan.common.service;

import dev.sailplan.common.log.LoopHealth;
import dev.sailplan.common.log.kafka.KafkaLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Judges a service that reads the log: it does its work when the log answers, it is a member of its group, and the
/// state of its partitions is read.
public final class LoopReadiness {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LASTS = Duration.ofSeconds(5);

    private final Supplier<LoopHealth> health;
    private final List<Probe> probes;

    /// @param probes of what it needs besides the log
    public LoopReadiness(
            Supplier<LoopHealth> health, KafkaLog log, InstantSource time, List<Probe> probes) {
        this.health = health;
        this.probes = new ArrayList<>(probes);
        this.probes.addFirst(new Probe(time, LASTS, "Kafka", () -> log.ping(PATIENCE)));
    }

    public Readiness now() {
        LoopHealth loop = health.get();
        List<String> reasons =
                new ArrayList<>(probes.stream().flatMap(it -> it.faults().stream()).toList());
        List<String> notes = new ArrayList<>();
        if (!loop.running()) {
            reasons.add("it is no member of its group yet" + words(loop));
        } else if (loop.opening() > 0) {
            reasons.add("the state of " + loop.opening() + " partitions is being read");
        } else {
            loop.lastError().ifPresent(notes::add);
        }
        if (loop.running() && loop.partitions().isEmpty() && loop.opening() == 0) {
            notes.add("standby: other instances have all partitions");
        }
        return Readiness.of(reasons, notes);
    }

    private static String words(LoopHealth loop) {
        return loop.lastError().map(error -> " (" + error + ")").orElse("");
    }
}
