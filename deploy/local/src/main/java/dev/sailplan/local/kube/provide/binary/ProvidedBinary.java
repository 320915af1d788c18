package dev.sailplan.local.kube.provide.binary;

import java.nio.file.Path;

/// A binary that is in place, and where it came from.
public record ProvidedBinary(Binary binary, Path path, Origin origin) {}
