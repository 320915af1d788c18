package dev.sailplan.common.log.state;

import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import java.nio.charset.StandardCharsets;

/// Refuses what the log would not take before it reaches the poll thread, where it would stop everybody.
public final class OutputLimit {
    private static final int RECORD = 1_000_000;

    private OutputLimit() {}

    public static void check(Outputs outputs) {
        for (Outbound record : outputs.records()) {
            if (bytes(record) > RECORD) {
                throw new Work.Unprocessable(
                        "a record for %s has %d bytes, the limit is %d"
                                .formatted(record.topic(), bytes(record), RECORD));
            }
        }
        for (String key : outputs.state().keySet()) {
            if (StateRecords.reserved(key)) {
                throw new Work.Unprocessable("the state key " + key + " is the loop's own");
            }
        }
    }

    public static long bytes(Outbound record) {
        long headers =
                record.headers().entrySet().stream()
                        .mapToLong(it -> length(it.getKey()) + length(it.getValue()))
                        .sum();
        return length(record.key()) + headers + record.value().map(Payload::size).orElse(0);
    }

    private static long length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
