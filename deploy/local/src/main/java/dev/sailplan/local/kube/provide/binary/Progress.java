package dev.sailplan.local.kube.provide.binary;

/// Hears, in whole lines for people, what is being provided and how far it is.
@FunctionalInterface
public interface Progress {

    void report(String line);

    /// Hears nothing.
    static Progress silent() {
        return _ -> {};
    }
}
