package dev.sailplan.gateway.intake;

import dev.sailplan.common.log.port.Outbound;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/// Where events become durable.
public interface EventLog {
    /// Succeeds once every record is acknowledged by all in-sync replicas.
    Future<Void> append(List<Outbound> records);

    /// What keeps records from being appended now, as far as can be told without appending one.
    Future<Optional<Obstacle>> obstacle();
}
