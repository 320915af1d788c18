package dev.sailplan.applier.cluster;

/// The API server did not answer a read as it should; the message says what was asked and what came back.
public final class ClusterUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    public ClusterUnavailable(String message) {
        this(message, 0);
    }

    /// It answered with this status.
    public ClusterUnavailable(String message, int code) {
        super(message);
        this.code = code;
    }

    public ClusterUnavailable(String message, Throwable cause) {
        super(message, cause);
        this.code = 0;
    }

    /// Whether asking again is of no use: it may not be read (403) or is not served (404).
    public boolean isRefusal() {
        return code == 403 || code == 404;
    }
}
