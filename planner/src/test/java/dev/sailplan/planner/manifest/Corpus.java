package dev.sailplan.planner.manifest;

import dev.sailplan.common.fuzz.Mutations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Manifests as people and generators write them, and scalars that readers of YAML understand differently.
final class Corpus {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final List<byte[]> FILES =
            Stream.of("fuzz/manifests", "manifests").flatMap(Corpus::files).toList();
    private static final List<String> VALUES = lines("kubectl/values.txt");

    private Corpus() {}

    static Mutations mutations(Random random) {
        return new Mutations(random, FILES, VALUES);
    }

    private static Stream<byte[]> files(String folder) {
        try (Stream<Path> all = Files.walk(RESOURCES.resolve(folder))) {
            return all
                    .filter(f -> f.toString().matches(".*/(in|fuzz)/.*[.](ya?ml|json)"))
                    .sorted()
                    .map(Corpus::bytes)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String file) {
        return new String(bytes(RESOURCES.resolve(file)), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
