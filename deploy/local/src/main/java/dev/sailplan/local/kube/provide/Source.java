package dev.sailplan.local.kube.provide;

import java.nio.file.Path;

/// One place binaries come from.
interface Source {

    /// The binary, or why it can't come from here.
    Attempt obtain(Binary binary) throws InterruptedException;

    /// What came of asking a source.
    sealed interface Attempt {

        record Found(Path path, Origin origin) implements Attempt {}

        record Missing(String why) implements Attempt {}
    }
}
