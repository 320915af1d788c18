package dev.sailplan.tools.bench.fleet;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.id.ApplicationKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Generates applications of one Deployment of one pod each, each in a namespace of its own, for so many nodes.
public record RolloutFleet(int size, int nodes) {
    private static final int MOST_NODES = 5000;
    private static final String FILE = "/deployment.yaml";

    public RolloutFleet {
        if (nodes < 1 || nodes > MOST_NODES) {
            throw new CommandFailed("--nodes must be from 1 to " + MOST_NODES);
        }
        var _ = new Fleet(size);
    }

    /// The repository's content at a revision; each revision changes every pod template.
    public Map<String, String> files(int revision) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("sailplan.yaml", Resources.text("sailplan.yaml"));
        String deployment =
                Resources.text("rollout.yaml").replace("${REVISION}", Integer.toString(revision));
        for (int i = 0; i < size; i++) {
            files.put("apps/" + Fleet.name(i) + FILE, deployment);
        }
        return files;
    }

    public Set<ApplicationKey> applications() {
        return new Fleet(size).applications();
    }

    /// Whose namespace it is.
    public static ApplicationKey application(String namespace) {
        return ApplicationKey.parse("dev/" + namespace + "@dev");
    }
}
