package dev.sailplan.simulation.cluster;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.simulation.schedule.SimulatedProcess;
import java.util.Optional;

/// A real change of one object by an applier.
///
/// @param lane of the applier's thread that asked for it
/// @param asked the step at which it began to ask
public record ObjectChange(
        SimulatedProcess by,
        String lane,
        ObjectId object,
        Optional<JsonObject> before,
        Optional<JsonObject> after,
        long asked) {
    /// Hears of every change, at the moment it happens.
    @FunctionalInterface
    public interface Witness {
        void saw(ObjectChange written);
    }
}
