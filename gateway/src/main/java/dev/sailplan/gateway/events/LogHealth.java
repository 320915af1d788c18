package dev.sailplan.gateway.events;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says which events the event log takes now, as far as can be told without appending one.
public sealed interface LogHealth {
    /// Whether webhooks should go on to come. Every gateway has the same log: where they are turned away for a few
    /// partitions, nobody takes the events of the others either.
    boolean isReady();

    String words();

    /// Says that all events are taken.
    record Sound() implements LogHealth {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public String words() {
            return "all events can be taken";
        }
    }

    /// Says that no event is taken.
    record Closed(Obstacle why) implements LogHealth {
        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public String words() {
            return why.words();
        }
    }

    /// Says that none is taken of the repositories whose partitions are broken: their webhooks are refused one by one,
    /// to be sent again.
    ///
    /// @param partitions how many there are
    /// @param leaderless those without a leader
    /// @param tooFewInSync those that have one, and fewer replicas in sync than an acknowledgement needs
    record Broken(int partitions, List<Integer> leaderless, List<Integer> tooFewInSync)
            implements LogHealth {
        public Broken {
            leaderless = List.copyOf(leaderless);
            tooFewInSync = List.copyOf(tooFewInSync);
        }

        /// Where at least half can be written.
        @Override
        public boolean isReady() {
            return 2 * count() <= partitions;
        }

        @Override
        public String words() {
            return "%d of %d partitions of the event log take no events (%s)"
                    .formatted(
                            count(),
                            partitions,
                            Stream.of(
                                            part("no leader", leaderless),
                                            part("too few replicas in sync", tooFewInSync))
                                    .filter(it -> !it.isEmpty())
                                    .collect(Collectors.joining("; ")));
        }

        private int count() {
            return leaderless.size() + tooFewInSync.size();
        }

        private static String part(String why, List<Integer> partitions) {
            return partitions.isEmpty()
                    ? ""
                    : why
                            + ": "
                            + partitions.stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", "));
        }
    }
}
