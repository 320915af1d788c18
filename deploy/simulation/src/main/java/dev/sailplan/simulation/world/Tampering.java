package dev.sailplan.simulation.world;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.common.log.port.Log;
import java.util.function.UnaryOperator;

/// Wraps the ports of the services beyond what happens in every world: in nothing, but for those who want to know
/// whether a bug there would be found.
public record Tampering(UnaryOperator<Log> log, UnaryOperator<Cluster> cluster) {
    public static final Tampering NONE =
            new Tampering(UnaryOperator.identity(), UnaryOperator.identity());
}
