package dev.sailplan.applier.cluster;

/// The API server did not answer a read as it should; the message says what was asked and what came back.
public final class ClusterUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClusterUnavailable(String message) {
        super(message);
    }

    public ClusterUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
