package dev.sailplan.applier.cluster;

/// Reports that the API server did not answer a read as it should; the message says what was asked and what came back.
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

    /// Whether it may not be read (403).
    public boolean isForbidden() {
        return code == 403;
    }

    /// Whether something at the other end knows no such address (404); discovery knows whether it should.
    public boolean isNotFound() {
        return code == 404;
    }

    /// Whether a server behind the API server is at fault (5xx), and perhaps no other.
    public boolean isOfServer() {
        return code >= 500;
    }
}
