package dev.sailplan.applier.cluster.fabric;

import dev.sailplan.applier.cluster.ClusterAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads a kubeconfig and refuses what would run programs, read other files or trust anybody. fabric8's own
/// reader runs the `exec` entries it finds.
public final class Kubeconfig {
    private static final List<String> REFUSED_OF_CLUSTERS =
            List.of("insecure-skip-tls-verify", "proxy-url", "certificate-authority");
    private static final List<String> REFUSED_OF_USERS =
            List.of(
                    "exec",
                    "auth-provider",
                    "client-certificate",
                    "client-key",
                    "tokenFile",
                    "username",
                    "password",
                    "as",
                    "as-uid",
                    "as-groups",
                    "as-user-extra");
    private final Path file;
    private final Section root;

    private Kubeconfig(Path file, Section root) {
        this.file = file;
        this.root = root;
    }

    /// @throws RefusedKubeconfig naming file and field, all faults at once
    public static ClusterAccess read(Path file, Optional<String> context) {
        Kubeconfig config = new Kubeconfig(file, parse(file));
        Section chosen = config.named("contexts", "context", config.contextName(context));
        Section cluster = config.named("clusters", "cluster", chosen.text("cluster").orElse(""));
        Section user = config.named("users", "user", chosen.text("user").orElse(""));
        config.check(cluster, user);
        return new ClusterAccess(
                cluster.text("server").orElse(""),
                cluster.text("certificate-authority-data"),
                user.text("client-certificate-data"),
                user.text("client-key-data"),
                user.text("token"));
    }

    private static Section parse(Path file) {
        try {
            LoadSettings settings =
                    LoadSettings.builder()
                            .setCodePointLimit(1 << 20)
                            .setLabel("kubeconfig")
                            .build();
            Object value = new Load(settings).loadFromString(Files.readString(file));
            return new Section("", value instanceof Map<?, ?> map ? map : Map.of());
        } catch (IOException e) {
            throw new RefusedKubeconfig(file + ": can't be read (" + e.getMessage() + ")", e);
        } catch (YamlEngineException e) {
            throw new RefusedKubeconfig(file + ": is not YAML", e);
        }
    }

    private String contextName(Optional<String> context) {
        return context.or(() -> root.text("current-context"))
                .filter(name -> !name.isEmpty())
                .orElseThrow(() ->
                        new RefusedKubeconfig(
                                file + ": current-context is not set; name a context"));
    }

    private Section named(String list, String member, String name) {
        return root.list(list).stream()
                .filter(entry -> entry.text("name").orElse("").equals(name))
                .findFirst()
                .map(entry -> entry.section(list + "[" + name + "]." + member, member))
                .orElseThrow(() ->
                        new RefusedKubeconfig(file + ": " + list + " has no entry '" + name + "'"));
    }

    private void check(Section cluster, Section user) {
        List<String> faults = new ArrayList<>();
        REFUSED_OF_CLUSTERS.forEach(field -> cluster.refuse(field, faults));
        REFUSED_OF_USERS.forEach(field -> user.refuse(field, faults));
        String server = cluster.text("server").orElse("");
        if (!server.matches("https://.+|http://(127\\.0\\.0\\.1|localhost|\\[::1])(:.*)?")) {
            faults.add(cluster.path() + ".server must be an https:// URL");
        }
        // A line break in it would stand in a header, and the HTTP client quotes headers that it
        // refuses.
        if (!user.text("token").orElse("").matches("[\\x21-\\x7e]*")) {
            faults.add(user.path() + ".token holds a blank or a line break; write it on one line");
        }
        if (!faults.isEmpty()) {
            throw new RefusedKubeconfig(
                    file
                            + ": "
                            + String.join("; ", faults)
                            + ". Write credentials into the file itself"
                            + " (kubectl config view --raw --flatten), best a service account's token");
        }
    }

    /// One mapping of the file, and where it stands.
    private record Section(String path, Map<?, ?> members) {
        Optional<String> text(String name) {
            return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
        }

        List<Section> list(String name) {
            return members.get(name) instanceof List<?> entries
                    ? entries.stream()
                            .filter(Map.class::isInstance)
                            .map(entry -> new Section(name, (Map<?, ?>) entry))
                            .toList()
                    : List.of();
        }

        Section section(String newPath, String name) {
            return new Section(newPath, members.get(name) instanceof Map<?, ?> m ? m : Map.of());
        }

        void refuse(String field, List<String> faults) {
            Object value = members.get(field);
            if (value != null && !Boolean.FALSE.equals(value) && !"".equals(value)) {
                faults.add(path + "." + field + " is not allowed");
            }
        }
    }
}
