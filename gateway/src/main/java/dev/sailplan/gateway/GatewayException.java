package dev.sailplan.gateway;

/// Reports that the gateway could not start; the message says what to change.
public final class GatewayException extends RuntimeException {
    GatewayException(String message, Throwable cause) {
        super(message, cause);
    }
}
