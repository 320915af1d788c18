package dev.sailplan.gateway;

/// Reports that the gateway could not start; the message says what to change.
public final class GatewayException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean passing;

    GatewayException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private GatewayException(String message, Throwable cause, boolean passing) {
        super(message, cause);
        this.passing = passing;
    }

    /// Kafka does not answer, which may pass without anybody changing anything here.
    static GatewayException ofKafka(String message, Throwable cause) {
        return new GatewayException(message, cause, true);
    }

    boolean isPassing() {
        return passing;
    }
}
