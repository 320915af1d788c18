package dev.sailplan.tools.bench.fleet;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.id.ApplicationKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Generates the applications of a benchmark: each a ServiceAccount, a Service, a Deployment of no replicas and an
/// Ingress in a namespace of its own, which is the shape that Flux's benchmark installs.
public record Fleet(int size) {
    public static final int OBJECTS_EACH = 4;

    /// What every object is called.
    static final String OBJECT = "podinfo";

    private static final int LARGEST = 5000;
    private static final List<String> FILES =
            List.of("service-account.yaml", "service.yaml", "deployment.yaml", "ingress.yaml");
    private static final String CHANGING = "deployment.yaml";
    // Coprime to any usual size, so that following pushes go to applications far apart.
    private static final int STRIDE = 7919;

    public Fleet {
        if (size < 1 || size > LARGEST) {
            throw new CommandFailed("--apps must be from 1 to " + LARGEST);
        }
    }

    /// The repository's content, by path.
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("sailplan.yaml", Resources.text("sailplan.yaml"));
        Map<String, String> templates =
                FILES.stream().collect(Collectors.toMap(f -> f, Resources::text));
        for (int i = 0; i < size; i++) {
            String folder = folder(i);
            templates.forEach((file, text) -> files.put(folder + file, at(text, 0)));
        }
        return files;
    }

    /// The file whose object the push of that number changes.
    public String changedFile(int push) {
        return folder(chosen(push)) + CHANGING;
    }

    /// What that file says after the push.
    public String changed(int push) {
        return at(Resources.text(CHANGING), push);
    }

    /// Whose object the push changes.
    public ApplicationKey changedApplication(int push) {
        return key(chosen(push));
    }

    public Set<ApplicationKey> applications() {
        return IntStream.range(0, size).mapToObj(Fleet::key).collect(Collectors.toSet());
    }

    /// What a file says before any push.
    static String first(String file) {
        return at(Resources.text(file), 0);
    }

    private int chosen(int push) {
        return (int) ((long) push * STRIDE % size);
    }

    private static String at(String template, int revision) {
        return template.replace("${REVISION}", Integer.toString(revision + 1));
    }

    private static String folder(int number) {
        return "apps/" + name(number) + "/";
    }

    private static ApplicationKey key(int number) {
        return ApplicationKey.parse("dev/" + name(number) + "@dev");
    }

    static String name(int number) {
        return String.format(Locale.ROOT, "app-%04d", number);
    }
}
