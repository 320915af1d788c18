package dev.sailplan.deploy.e2e;

import dev.sailplan.common.log.kafka.KafkaWriter;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.Outbound;
import java.util.List;

/// Takes up room on a broker.
final class Fillers {
    private Fillers() {}

    /// Writes the record so often, or until it is refused; how often it was taken.
    static int write(KafkaConnection connection, Outbound record, int most) {
        int written = 0;
        try (KafkaWriter writer = new KafkaWriter(connection, "filler")) {
            while (written < most) {
                writer.write(List.of(record));
                written++;
            }
        } catch (LogFailure _) {
            // The broker is full, which was the aim.
        }
        return written;
    }
}
