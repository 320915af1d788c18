package dev.sailplan.gateway.events;

import dev.sailplan.common.log.port.Outbound;
import io.vertx.core.Future;
import java.util.List;

/// Makes events durable.
public interface EventLog {
    /// Succeeds once every record is acknowledged by all in-sync replicas.
    Future<Void> append(List<Outbound> records);

    /// Which records could be appended now.
    Future<LogHealth> health();
}
