package dev.sailplan.deploy.dev;

import dev.sailplan.common.domain.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tells where dev listens: `gateway` and `git` are base addresses, `kafka` is `host:port`, `kubeconfig` a path.
public record Endpoints(String gateway, String git, String kafka, Path kubeconfig) {

    /// Puts the file in place in one move, so that nobody reads half of it.
    void write(Path file) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("gateway", Json.text(gateway));
        members.put("git", Json.text(git));
        members.put("kafka", Json.text(kafka));
        members.put("kubeconfig", Json.text(kubeconfig.toString()));
        try {
            Path half = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(half, Json.object(members).canonical() + "\n");
            Files.move(
                    half,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }
}
