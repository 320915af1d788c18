package dev.sailplan.simulation.world;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ProjectName;
import java.time.Instant;

/// Names the things of every simulated world.
public final class Names {
    public static final ClusterName CLUSTER = new ClusterName("dev");
    public static final ProjectName PROJECT = new ProjectName("demo");
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Names() {}

    public static ApplicationKey application(String name) {
        return ApplicationKey.parse(PROJECT + "/" + name + "@" + CLUSTER);
    }
}
