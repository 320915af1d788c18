package dev.sailplan.common.log.kafka.connect;

import java.util.List;

/// Reports everything that is wrong with how Kafka is to be reached, a line each, without any value.
public final class UnusableConnection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableConnection(List<String> faults) {
        super(String.join("\n", faults));
    }
}
