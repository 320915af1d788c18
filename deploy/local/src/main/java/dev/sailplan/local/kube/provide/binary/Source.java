package dev.sailplan.local.kube.provide.binary;

import java.nio.file.Path;

/// Obtains binaries from one place.
public interface Source {

    /// The binary, or why it can't come from here.
    Attempt obtain(Binary binary) throws InterruptedException;

    /// A source's answer: the binary, or why it can't come from there.
    sealed interface Attempt {

        record Found(Path path, Origin origin) implements Attempt {}

        record Missing(String why) implements Attempt {}
    }
}
