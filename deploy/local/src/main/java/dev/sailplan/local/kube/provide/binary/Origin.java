package dev.sailplan.local.kube.provide.binary;

/// Names the way a binary was obtained.
public enum Origin {
    ASSETS("KUBEBUILDER_ASSETS"),
    CACHE("cache"),
    DOWNLOAD("downloaded"),
    BUILD("built");

    private final String words;

    Origin(String words) {
        this.words = words;
    }

    /// As people read it.
    public String words() {
        return words;
    }
}
