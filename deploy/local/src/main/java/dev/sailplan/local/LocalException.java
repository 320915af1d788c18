package dev.sailplan.local;

/// Reports a local part that could not be provided or started; the message says what to do.
public final class LocalException extends RuntimeException {

    public LocalException(String message) {
        super(message);
    }

    public LocalException(String message, Throwable cause) {
        super(message, cause);
    }
}
