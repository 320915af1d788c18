package dev.sailplan.common.settings;

import java.nio.file.Path;
import java.time.Duration;

/// Holds what each service needs for itself.
public record ServiceSettings(Gateway gateway, Planner planner, Applier applier) {

    /// Tells where webhooks come in. Loopback unless the operator says otherwise.
    public record Gateway(String host, int port) {
        public static final Gateway DEFAULT = new Gateway("127.0.0.1", 8080);
    }

    /// Tells where mirrors are kept, and how often every repository is looked at without a webhook.
    public record Planner(Path mirrors, Duration poll) {
        public static final Duration DEFAULT_POLL = Duration.ofMinutes(3);

        public Planner {
            checkPoll(poll);
        }

        static void checkPoll(Duration poll) {
            if (poll.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("'poll' must be 1s or more");
            }
        }
    }

    /// Holds nothing yet: an applier is started for one cluster, and its inventories are in `sailplan-system`.
    public record Applier() {
        public static final Applier DEFAULT = new Applier();
    }
}
