package dev.sailplan.local.kube.provide;

import java.nio.file.Path;

/// A binary that is in place, and where it came from.
public record ProvidedBinary(Binary binary, Path path, Origin origin) {}
