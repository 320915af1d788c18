package dev.sailplan.gateway;

import dev.sailplan.gateway.events.KafkaAddress;
import dev.sailplan.gateway.limits.IntakeLimits;
import dev.sailplan.gateway.limits.ListenAddress;
import dev.sailplan.gateway.sources.Sources;
import java.util.function.Supplier;

/// Holds what a gateway needs to start. `sources` is asked for every request, so a reload takes effect with the next
/// one.
public record GatewaySettings(
        ListenAddress listener,
        KafkaAddress kafka,
        Supplier<Sources> sources,
        IntakeLimits limits) {}
