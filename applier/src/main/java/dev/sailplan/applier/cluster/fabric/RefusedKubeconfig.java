package dev.sailplan.applier.cluster.fabric;

/// Refuses a kubeconfig; the message names the file and the field.
public final class RefusedKubeconfig extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedKubeconfig(String message) {
        super(message);
    }

    public RefusedKubeconfig(String message, Throwable cause) {
        super(message, cause);
    }
}
