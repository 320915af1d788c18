package dev.sailplan.gateway;

import dev.sailplan.gateway.intake.IntakeLimits;
import dev.sailplan.gateway.intake.KafkaAddress;
import dev.sailplan.gateway.intake.Listener;
import dev.sailplan.gateway.intake.Sources;
import java.util.function.Supplier;

/// What a gateway needs to start. `sources` is asked for every request, so a reload takes effect with the next
/// one.
public record GatewaySettings(
        Listener listener, KafkaAddress kafka, Supplier<Sources> sources, IntakeLimits limits) {}
