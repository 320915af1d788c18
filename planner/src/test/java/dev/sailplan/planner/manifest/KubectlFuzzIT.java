package dev.sailplan.planner.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonArray;
import dev.sailplan.common.domain.json.Json.JsonBoolean;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.fuzz.Mutant;
import dev.sailplan.common.fuzz.Mutations;
import dev.sailplan.common.yaml.Reading;
import dev.sailplan.common.yaml.YamlBudget;
import dev.sailplan.common.yaml.YamlReader;
import dev.sailplan.planner.manifest.schema.KnownKinds;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// Damaged manifests that we take are the same objects to the real kubectl; those that only it takes are refused for a
/// reason that `fuzz/stricter.txt` gives, and those that only we take have one in `fuzz/looser.txt`. `-Dsailplan.fuzz.seed=N` repeats a run.
class KubectlFuzzIT {
    private static final int TIMES = Integer.getInteger("sailplan.fuzz.times", 1);
    private static final int TAKEN = 400 * TIMES;
    private static final int REFUSED = 80 * TIMES;
    private static final int ONE_CALL = 50;
    private static final int OF_ONE_REASON = 4 * TIMES;
    private static final int LONGEST = 20_000;
    private static final BigDecimal OUT_OF_64_BITS = BigDecimal.TWO.pow(63);

    /// The same in every build, which must not fail by chance.
    private final long seed = Long.getLong("sailplan.fuzz.seed", 1);

    private final Mutations mutations = Corpus.mutations(new Random(seed));
    private final List<String> surprises = new ArrayList<>();
    private @TempDir Path folder;
    private Kubectl kubectl;

    @BeforeEach
    void start(TestReporter reporter) {
        reporter.publishEntry("sailplan.fuzz.seed", Long.toString(seed));
        kubectl = new Kubectl(folder);
    }

    @Test
    void what_we_take_is_the_same_to_kubectl() throws Exception {
        for (int done = 0; done < TAKEN; done += ONE_CALL) {
            List<Mutant> taken =
                    Stream.generate(mutations::gentle)
                            .filter(mutant -> ours(mutant).isPresent())
                            .limit(ONE_CALL)
                            .toList();
            if (!sorted(together(taken))
                    .equals(kubectl.read(bytes(taken)).map(this::sorted).orElse(List.of()))) {
                for (Mutant each : taken) {
                    compare(each);
                }
            }
        }
        assertThat(surprises).as("seed %d", seed).isEmpty();
    }

    @Test
    void what_only_kubectl_takes_is_refused_for_a_known_reason() throws Exception {
        List<String> known = patterns("stricter.txt");
        Map<String, Integer> seen = new HashMap<>();
        for (int done = 0; done < REFUSED; ) {
            Mutant mutant = mutations.gentle();
            List<String> problems = problems(mutant);
            boolean fresh =
                    problems.stream()
                            .anyMatch(p -> seen.getOrDefault(kindOf(p), 0) < OF_ONE_REASON);
            if (fresh && mutant.latin().length() < LONGEST) {
                done++;
                problems.forEach(p -> seen.merge(kindOf(p), 1, Integer::sum));
                boolean strict =
                        problems.stream().anyMatch(p -> known.stream().anyMatch(p::matches));
                if (!strict && kubectl.read(mutant.bytes()).filter(o -> !o.isEmpty()).isPresent()) {
                    surprises.add("only kubectl takes\n" + mutant + "\n" + problems);
                }
            }
        }
        assertThat(surprises).as("seed %d", seed).isEmpty();
    }

    private void compare(Mutant mutant) throws IOException, InterruptedException {
        Optional<List<Json>> theirs = kubectl.read(mutant.bytes()).map(this::sorted);
        Optional<List<Json>> ours = ours(mutant).map(this::sorted);
        boolean looser = theirs.isEmpty() && isKnown(kubectl.complaint(), patterns("looser.txt"));
        if (!ours.equals(theirs) && !looser) {
            surprises.add(
                    mutant
                            + "\n  kubectl: "
                            + theirs.map(Object::toString).orElse(kubectl.complaint())
                            + "\n  we:      "
                            + ours);
        }
    }

    private static List<byte[]> bytes(List<Mutant> mutants) {
        return mutants.stream().map(Mutant::bytes).toList();
    }

    private static List<Json> together(List<Mutant> mutants) {
        return mutants.stream().flatMap(m -> ours(m).orElseThrow().stream()).toList();
    }

    /// The objects with the label that makes kubectl print them; empty where we refuse the file, where it has none, or
    /// where that label would do more to them.
    private static Optional<List<Json>> ours(Mutant mutant) {
        ManifestReader reader =
                new ManifestReader(
                        new KnownKinds(TestCluster.FACTS, _ -> Optional.empty(), Set.of()),
                        new AllowedNamespaces("shop", Set.of("*")),
                        YamlBudget.STANDARD);
        return switch (reader.read(Map.of("a.yaml", mutant.bytes()))) {
            case Manifests.Refused _ -> Optional.empty();
            case Manifests.Accepted(List<Manifest> objects) ->
                    Optional.of(objects.stream().map(m -> m.source().json()).toList())
                            .filter(all ->
                                    !all.isEmpty() && all.stream().allMatch(KubectlFuzzIT::isPlain))
                            .map(all -> all.stream().map(KubectlFuzzIT::labelled).toList());
        };
    }

    private static boolean isPlain(JsonObject object) {
        JsonObject metadata = object.object("metadata");
        Json labels = metadata.get("labels").orElse(JsonObject.EMPTY);
        return labels instanceof JsonObject(Map<String, Json> all)
                && all.values().stream().allMatch(JsonText.class::isInstance)
                && metadata.get("namespace").orElse(Json.text("")) instanceof JsonText;
    }

    /// An empty namespace is none, and not printed.
    private static Json labelled(JsonObject object) {
        JsonObject all = object.object("metadata");
        boolean nowhere = all.text("namespace").filter(String::isEmpty).isPresent();
        JsonObject metadata = nowhere ? all.without("namespace") : all;
        JsonObject labels = metadata.object("labels").with("x", Json.text("y"));
        return object.with("metadata", metadata.with("labels", labels));
    }

    private List<Json> sorted(List<Json> objects) {
        return objects.stream()
                .map(KubectlFuzzIT::rounded)
                .sorted(java.util.Comparator.comparing(Json::canonical))
                .toList();
    }

    /// Integers beyond 64 bits are floats to kubectl, and exact to us: `kubectl/differences.txt`.
    private static Json rounded(Json value) {
        return switch (value) {
            case JsonObject(Map<String, Json> members) -> {
                Map<String, Json> copy = new LinkedHashMap<>();
                members.forEach((name, member) -> copy.put(name, rounded(member)));
                yield Json.object(copy);
            }
            case JsonArray(List<Json> elements) ->
                    Json.array(elements.stream().map(KubectlFuzzIT::rounded).toList());
            case JsonNumber(BigDecimal number) when number.abs().compareTo(OUT_OF_64_BITS) >= 0 ->
                    new JsonNumber(BigDecimal.valueOf(number.doubleValue()));
            case JsonNumber _, JsonText _, JsonBoolean _, JsonNull _ -> value;
        };
    }

    private static List<String> problems(Mutant mutant) {
        Reading reading = YamlReader.read("a.yaml", mutant.bytes(), YamlBudget.STANDARD);
        return reading.problems().stream().map(problem -> problem.message()).toList();
    }

    private static String kindOf(String problem) {
        return problem.replaceAll("^.* is declared twice.*", "twice")
                .replaceAll("<< overwrites .*", "<<");
    }

    private static boolean isKnown(String complaint, List<String> known) {
        String line = complaint.replaceAll("\\s+", " ");
        return known.stream().anyMatch(line::matches);
    }

    /// The indented lines are patterns, the others give the reason.
    private static List<String> patterns(String file) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/fuzz", file), UTF_8).stream()
                .filter(line -> line.startsWith("    "))
                .map(String::strip)
                .toList();
    }
}
