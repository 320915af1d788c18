package dev.sailplan.common.settings;

import java.nio.file.Path;
import java.time.Duration;

/// Holds what each service needs for itself.
public record ServiceSettings(Gateway gateway, Planner planner, Applier applier) {
    private static final String LOOPBACK = "127.0.0.1";

    /// Tells where webhooks come in, and where health is told. Loopback unless the operator says otherwise.
    public record Gateway(String host, int port, HealthAddress health) {
        static final HealthAddress HEALTH = new HealthAddress(LOOPBACK, 8081);
        public static final Gateway DEFAULT = new Gateway(LOOPBACK, 8080);

        public Gateway(String host, int port) {
            this(host, port, HEALTH);
        }
    }

    /// Tells where mirrors are kept, how often every repository is looked at without a webhook, and where health is
    /// told.
    public record Planner(Path mirrors, Duration poll, HealthAddress health) {
        static final HealthAddress HEALTH = new HealthAddress(LOOPBACK, 8082);
        public static final Duration DEFAULT_POLL = Duration.ofMinutes(3);

        public Planner {
            checkPoll(poll);
        }

        static void checkPoll(Duration poll) {
            if (poll.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("'poll' must be 1s or more");
            }
        }

        public Planner(Path mirrors, Duration poll) {
            this(mirrors, poll, HEALTH);
        }
    }

    /// Tells where health is told. An applier is started for one cluster, and its inventories are in `sailplan-system`;
    /// appliers of several clusters on one machine need an address each, by `--health`.
    public record Applier(HealthAddress health) {
        public static final Applier DEFAULT = new Applier(new HealthAddress(LOOPBACK, 8083));
    }
}
