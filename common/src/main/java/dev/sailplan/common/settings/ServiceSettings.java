package dev.sailplan.common.settings;

import dev.sailplan.common.domain.id.ClusterName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What each service needs for itself.
public record ServiceSettings(Gateway gateway, Planner planner, Applier applier) {

    /// Where webhooks come in. Loopback unless the operator says otherwise.
    public record Gateway(String host, int port) {
        public static final Gateway DEFAULT = new Gateway("127.0.0.1", 8080);
    }

    /// Where mirrors are kept, and how often every repository is looked at without a webhook.
    public record Planner(Path mirrors, Duration poll) {
        public static final Duration DEFAULT_POLL = Duration.ofMinutes(3);

        public Planner {
            if (poll.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("'poll' must be 1s or more");
            }
        }
    }

    /// The clusters this process serves (none named: all), and the namespace of the inventories.
    ///
    /// Both are read by nothing yet: an applier is started for one cluster, and its inventories are in
    /// `sailplan-system`.
    public record Applier(List<ClusterName> clusters, String namespace) {
        public static final Applier DEFAULT = new Applier(List.of(), "sailplan-system");

        public Applier {
            clusters = List.copyOf(clusters);
        }
    }
}
