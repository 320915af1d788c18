package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.testing.FactsLane;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.applier.testing.TestApiServer;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.local.testing.LocalKube;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the real API server counts of us, by its own metric.
class BudgetIT {
    private static final Cluster CLUSTER = TestApiServer.cluster();
    private static final Pattern COUNTED =
            Pattern.compile("(?m)^apiserver_request_total\\{([^}]*)\\} ([0-9.e+]+)$");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    private static JsonObject[] maps(String ns, int count, String first) {
        return IntStream.range(0, count)
                .mapToObj(i -> configMap(ns, "m" + i, "color", i == 0 ? first : "blue"))
                .toArray(JsonObject[]::new);
    }

    /// Requests by `verb resource`, with ` dry` where nothing is stored. Controllers of the control plane write other
    /// kinds than these all the time.
    private static Map<String, Long> counted(String resource) {
        String metrics = LocalKube.shared().kubectl("get", "--raw", "/metrics").orThrow();
        Map<String, Long> counts = new TreeMap<>();
        Matcher line = COUNTED.matcher(metrics);
        while (line.find()) {
            Map<String, String> labels = new TreeMap<>();
            LABEL.matcher(line.group(1))
                    .results()
                    .forEach(it -> labels.put(it.group(1), it.group(2)));
            if (labels.getOrDefault("resource", "").equals(resource)) {
                String dry = labels.getOrDefault("dry_run", "").isEmpty() ? "" : " dry";
                counts.merge(
                        labels.get("verb") + dry,
                        (long) Double.parseDouble(line.group(2)),
                        Long::sum);
            }
        }
        return counts;
    }

    private static Map<String, Long> since(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> more = new TreeMap<>();
        after.forEach((what, count) -> more.put(what, count - before.getOrDefault(what, 0L)));
        more.values().removeIf(count -> count == 0);
        return more;
    }

    @Test
    void a_push_that_changes_one_of_a_hundred_objects_costs_five_requests() {
        // Given
        String ns = "budget";
        createNamespace(ns);
        Rig rig = new Rig("budget", CLUSTER);
        rig.list();
        rig.apply(maps(ns, 100, "blue"));
        Map<String, Long> before = counted("configmaps");

        // When
        rig.apply(maps(ns, 100, "green"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(since(before, counted("configmaps")))
                .isEqualTo(Map.of("GET", 1L, "APPLY dry", 1L, "APPLY", 1L, "PUT", 2L));
    }

    @Test
    void an_idle_minute_reads_no_node_and_no_object_whole() {
        // Given
        createNamespace("idle");
        Rig rig = new Rig("idle", CLUSTER);
        rig.apply(maps("idle", 1, "blue"));
        FactsLane facts = new FactsLane(rig.keys(), CLUSTER, new HastyTime());
        facts.begin();
        Map<String, Long> nodes = counted("nodes");
        Map<String, Long> maps = counted("configmaps");

        // When
        facts.poll();

        // Then
        assertThat(since(nodes, counted("nodes"))).isEqualTo(Map.of("LIST", 1L));
        // The metadata of the inventory that was written last.
        assertThat(since(maps, counted("configmaps"))).isEqualTo(Map.of("GET", 1L));
    }

    private static void createNamespace(String name) {
        CLUSTER.apply(
                Manifests.NAMESPACE,
                id(Manifests.namespace(name)),
                Manifests.namespace(name),
                Cluster.Write.REAL);
    }
}
