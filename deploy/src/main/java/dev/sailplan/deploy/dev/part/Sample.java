package dev.sailplan.deploy.dev.part;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.RepositoryName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds the repository that a newcomer finds: three applications, small enough to read at once.
public final class Sample {
    public static final RepositoryName NAME = new RepositoryName("sample");
    public static final List<ApplicationKey> APPLICATIONS =
            List.of(
                    ApplicationKey.parse("dev/web@dev"),
                    ApplicationKey.parse("dev/db@dev"),
                    ApplicationKey.parse("dev/crd@dev"));
    private static final List<String> FILES =
            List.of(
                    "README.md",
                    "sailplan.yaml",
                    "apps/web/config.yaml",
                    "apps/web/deployment.yaml",
                    "apps/db/config.yaml",
                    "apps/db/secret.yaml",
                    "apps/crd/boat.yaml",
                    "apps/crd/crd.yaml");

    private Sample() {}

    static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        FILES.forEach(path -> files.put(path, read("/sample/" + path)));
        return files;
    }

    private static String read(String resource) {
        try (InputStream in =
                Optional.ofNullable(Sample.class.getResourceAsStream(resource))
                        .orElseThrow(
                                () -> new IllegalStateException("the jar lacks " + resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
