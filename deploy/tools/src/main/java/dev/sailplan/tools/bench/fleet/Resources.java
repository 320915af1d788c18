package dev.sailplan.tools.bench.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads the benchmark's manifests from the jar.
public final class Resources {
    private Resources() {}

    public static String text(String file) {
        try (InputStream in =
                Optional.ofNullable(Resources.class.getResourceAsStream("/bench/" + file))
                        .orElseThrow(
                                () -> new IllegalStateException("the jar lacks bench/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
