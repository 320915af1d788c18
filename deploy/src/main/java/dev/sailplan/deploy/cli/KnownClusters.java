package dev.sailplan.deploy.cli;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.wire.Topics;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Refuses a command that names clusters without topics.
public final class KnownClusters {
    private KnownClusters() {}

    /// Throws [CommandFailed], which names those that there are, unless every one has its topics.
    public static void verify(List<ClusterName> asked, Collection<String> topics) {
        List<String> there = Topics.clusters(topics);
        List<String> missing =
                asked.stream().map(ClusterName::value).filter(c -> !there.contains(c)).toList();
        if (!missing.isEmpty()) {
            throw new CommandFailed(
                    "no topics of cluster "
                            + String.join(", ", missing)
                            + " on this broker; "
                            + advice(missing, there));
        }
    }

    private static String advice(List<String> missing, List<String> there) {
        String create =
                missing.stream()
                        .map(cluster -> " --cluster " + cluster)
                        .collect(Collectors.joining("", "sailplan topics", ""));
        return there.isEmpty()
                ? "it has those of no cluster yet: " + create + " creates them"
                : "it has those of "
                        + String.join(", ", there)
                        + ": name one by --cluster, or create the missing ones by "
                        + create;
    }
}
