package dev.sailplan.tools.bench.install;

import dev.sailplan.tools.bench.fleet.Fleet;
import dev.sailplan.tools.bench.measure.Conditions;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Holds the figures of `bench install`: the same objects installed three times. Memory is the peak, in bytes, of each
/// part after Sailplan's install.
public record InstallFigures(
        Conditions conditions,
        int applications,
        Install sailplan,
        Install bare,
        Install kubectl,
        SortedMap<String, Long> memory) {
    public InstallFigures {
        memory = Collections.unmodifiableSortedMap(new TreeMap<>(memory));
    }

    /// Holds how long an install took, and the processor time that each part spent meanwhile: on a busy machine the
    /// second says more than the first.
    public record Install(Duration took, Map<String, Duration> cpu) {
        public Install {
            cpu = Collections.unmodifiableMap(new TreeMap<>(cpu));
        }

        Duration cpuOfAll() {
            return cpu.values().stream().reduce(Duration.ZERO, Duration::plus);
        }
    }

    int objects() {
        return applications * Fleet.OBJECTS_EACH;
    }

    /// How many times as long as the bare client.
    double overBare() {
        return ratio(sailplan.took(), bare.took());
    }

    /// How many times as fast as kubectl.
    double fasterThanKubectl() {
        return ratio(kubectl.took(), sailplan.took());
    }

    private static double ratio(Duration one, Duration other) {
        return (double) one.toNanos() / other.toNanos();
    }
}
