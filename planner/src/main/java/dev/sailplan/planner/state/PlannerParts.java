package dev.sailplan.planner.state;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.status.Facts;
import dev.sailplan.common.log.threads.Fanout;
import dev.sailplan.common.wire.RecordReader;
import dev.sailplan.common.wire.Records;
import dev.sailplan.planner.clusters.ClusterKnowledge;
import dev.sailplan.planner.clusters.DependencyWatchers;
import dev.sailplan.planner.git.GitMirrors;
import dev.sailplan.planner.plan.ObjectSealing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;

/// Holds what the lanes work with; everything that touches the world comes in here.
public record PlannerParts(
        GitMirrors git,
        ClusterKnowledge clusters,
        DependencyWatchers dependents,
        Seals seals,
        Wire wire,
        Fanout fanout,
        InstantSource time,
        Pace pace) {

    /// Makes the sealing for one application of a cluster with these facts.
    @FunctionalInterface
    public interface Seals {
        ObjectSealing of(ApplicationKey application, Facts facts);
    }

    /// Holds what reads and writes records and state.
    public record Wire(Records records, RecordReader reader, StateCache state) {}

    /// Says how often repositories are polled; `random` spreads that, and gives numbers from 0 to 1.
    public record Pace(Duration poll, DoubleSupplier random) {}
}
