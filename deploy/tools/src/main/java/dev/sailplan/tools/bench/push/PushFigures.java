package dev.sailplan.tools.bench.push;

import dev.sailplan.common.domain.outcome.Outcome.Timings;
import dev.sailplan.tools.bench.measure.Conditions;
import dev.sailplan.tools.bench.measure.Distribution;
import dev.sailplan.tools.bench.sight.Stage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Holds everything that `bench push` measured.
public record PushFigures(
        Conditions conditions,
        int applications,
        Duration firstInstall,
        List<PushTimings> trips,
        List<Duration> kubectlApplies) {
    public PushFigures {
        trips = List.copyOf(trips);
        kubectlApplies = List.copyOf(kubectlApplies);
    }

    Distribution applied() {
        return over(PushTimings::applied);
    }

    Distribution gitPush() {
        return over(PushTimings::gitPush);
    }

    Distribution kubectl() {
        return Distribution.of(kubectlApplies);
    }

    double ratio() {
        return applied().ratioTo(kubectl());
    }

    /// Medians of the times until the records of the stages were made, in the stages' order.
    Map<Stage, Duration> made() {
        return medians(PushTimings::made);
    }

    /// Medians of the times until they could be read.
    Map<Stage, Duration> readable() {
        return medians(PushTimings::readable);
    }

    /// Medians of what the applier says of its own stages.
    Timings applier() {
        return new Timings(
                over(t -> t.timings().effects()).median(),
                over(t -> t.timings().apply()).median(),
                over(t -> t.timings().prune()).median(),
                over(t -> t.timings().health()).median());
    }

    private Distribution over(Function<PushTimings, Duration> part) {
        return Distribution.of(trips.stream().map(part).toList());
    }

    /// A stage that no trip has shown has no median.
    private Map<Stage, Duration> medians(Function<PushTimings, Map<Stage, Duration>> part) {
        Map<Stage, Duration> medians = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            List<Duration> seen =
                    trips.stream()
                            .map(part)
                            .filter(times -> times.containsKey(stage))
                            .map(times -> times.getOrDefault(stage, Duration.ZERO))
                            .toList();
            if (!seen.isEmpty()) {
                medians.put(stage, Distribution.of(seen).median());
            }
        }
        return medians;
    }
}
