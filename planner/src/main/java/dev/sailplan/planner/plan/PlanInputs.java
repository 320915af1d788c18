package dev.sailplan.planner.plan;

import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.status.Facts;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.declare.TreeEntry;
import java.util.Comparator;

/// Names what a plan is made from, so that equal inputs are never read twice.
public final class PlanInputs {
    private PlanInputs() {}

    /// What Git and the destination say. `links` names what the folder links to, empty where it has no links. Facts are left out: a plan stays as it is until its commit changes.
    public static Digest source(
            Application application, TreeEntry tree, String links, ClusterUid cluster) {
        return Digest.of(
                String.join(
                        "\n",
                        "source/v1",
                        application.digest().value(),
                        application.at().file(),
                        tree.id() + " " + tree.kind(),
                        links + cluster.value()));
    }

    /// The source, and the facts of the cluster that the plan was made with.
    public static Digest of(Digest source, Facts facts) {
        StringBuilder text =
                new StringBuilder("inputs/v1\n")
                        .append(source)
                        .append('\n')
                        .append(facts.version())
                        .append('\n');
        facts.kinds().stream()
                .map(kind -> kind.apiVersion() + " " + kind.kind() + " " + kind.namespaced() + "\n")
                .sorted()
                .forEach(text::append);
        facts.openapi().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey()))
                .forEach(e -> text.append(e.getKey() + " " + e.getValue().digest() + "\n"));
        return Digest.of(text.toString());
    }
}
