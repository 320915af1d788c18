package dev.sailplan.common.log.quarantine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Chooses, among all that was in progress when two processes ended, what is tried alone, over all partitions that are
/// taken over together.
///
/// Where few are suspected each is tried alone. Of many, only those that the last process had in progress are: the others
/// wait for them, since a process that dies of one while another waits to be alone would learn nothing from it, time and
/// again.
final class SuspectChoice {
    /// So many may be tried alone: twice as many, since what waited behind them is suspected like them. More are no
    /// suspects but a load that was too heavy, such as a memory too small for it: one at a time they would take hours, and
    /// the load would only grow.
    private static final int MOST_ALONE = 2 * TrialPolicy.MOST_TOGETHER;

    /// So long the others wait at most: what is to be tried alone may not be due for hours.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static final SuspectChoice NONE = new SuspectChoice(Set.of(), Instant.MIN);

    private final Set<Suspect> alone;
    private final Set<Suspect> untried = ConcurrentHashMap.newKeySet();
    private final Instant patience;

    /// A job that the notes of a partition say was begun, under its [key][PartitionTrials#key].
    private record Suspect(PartitionTrials partition, String key) {
        private Optional<UnfinishedRuns> runs() {
            return partition.notes().begun(key);
        }

        /// Whether it is still for this process to try.
        private boolean isOurs() {
            return !partition.isOver() && runs().isPresent();
        }
    }

    private SuspectChoice(Set<Suspect> alone, Instant patience) {
        this.alone = alone;
        this.untried.addAll(alone);
        this.patience = patience;
    }

    /// @param current the name of this process
    static SuspectChoice among(
            Collection<PartitionTrials> orphans, String current, InstantSource time) {
        List<Suspect> all =
                orphans.stream()
                        .flatMap(it ->
                                it.notes().allBegun().stream().map(key -> new Suspect(it, key)))
                        .filter(it -> isSuspected(it, current))
                        .toList();
        Set<Suspect> ofLast =
                all.stream().filter(SuspectChoice::isOfLast).collect(Collectors.toSet());
        return new SuspectChoice(
                all.size() <= MOST_ALONE
                        ? Set.copyOf(all)
                        : ofLast.size() <= MOST_ALONE ? ofLast : Set.of(),
                time.instant().plus(PATIENCE));
    }

    private static boolean isSuspected(Suspect it, String current) {
        return it.runs().filter(runs -> runs.over(current) >= Attempts.ALONE).isPresent();
    }

    private static boolean isOfLast(Suspect it) {
        return it.runs()
                .flatMap(runs -> it.partition().notes().process().filter(runs::triedBy))
                .isPresent();
    }

    boolean isTriedAlone(PartitionTrials partition, String key) {
        return alone.contains(new Suspect(partition, key));
    }

    void tried(PartitionTrials partition, String key) {
        untried.remove(new Suspect(partition, key));
    }

    /// Whether one of them is still to be tried, at this time. Those of a partition that was given back or lost are
    /// somebody else's.
    boolean awaited(Instant now) {
        return !untried.isEmpty()
                && now.isBefore(patience)
                && untried.stream().anyMatch(Suspect::isOurs);
    }
}
