package dev.sailplan.deploy.failpoint;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.git.GitMirrors;
import java.util.List;
import java.util.Set;

/// The interfaces through which the services reach the world.
final class Port {
    static final List<Class<?>> ALL =
            List.of(
                    Log.class,
                    LogSession.class,
                    LogReader.class,
                    GitMirrors.class,
                    RepositoryTree.class,
                    Cluster.class);

    /// What asks nobody: it looks at or changes the memory of the client.
    private static final Set<String> LOCAL =
            Set.of(
                    "LogSession.wakeup",
                    "LogSession.pause",
                    "LogSession.resume",
                    "LogSession.seek",
                    "LogSession.begin",
                    "LogReader.wakeup",
                    "LogReader.position",
                    "Cluster.uid");

    private Port() {}

    static boolean isOne(Class<?> type) {
        return ALL.contains(type);
    }

    /// Whether the method reaches the world.
    static boolean reaches(String call) {
        return !LOCAL.contains(call);
    }
}
