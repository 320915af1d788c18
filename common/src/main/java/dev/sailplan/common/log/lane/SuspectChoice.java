package dev.sailplan.common.log.lane;

import dev.sailplan.common.log.quarantine.Attempts;
import dev.sailplan.common.log.quarantine.CrashSuspects;
import dev.sailplan.common.log.state.PartitionState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Chooses, among all that was in progress when two lives ended, what is tried alone, over all partitions that are
/// taken over together.
///
/// Where few are suspected each is tried alone. Of many, only those that the last life had in progress are: the others
/// wait for them, since a process that dies of one while another waits to be alone would learn nothing from it, time and
/// again.
public final class SuspectChoice {
    /// Of those that are suspected and not tried alone, so many run side by side.
    public static final int MOST_TOGETHER = 8;

    /// So many may be tried alone: twice as many, since what waited behind them is suspected like them. More are no
    /// suspects but a load that was too heavy, such as a memory too small for it: one at a time they would take hours, and
    /// the load would only grow.
    private static final int MOST_ALONE = 2 * MOST_TOGETHER;

    /// So long the others wait at most: what is to be tried alone may not be due for hours.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static final SuspectChoice NONE = new SuspectChoice(Set.of(), Instant.MIN);

    private final Set<Suspect> alone;
    private final Set<Suspect> untried = ConcurrentHashMap.newKeySet();
    private final Instant patience;

    /// A job that a partition's state says was begun, under its [key][CrashSuspicion#key].
    private record Suspect(PartitionState state, String key) {
        private Optional<CrashSuspects> lives() {
            return state.begun(key).map(CrashSuspects::parse);
        }

        private boolean is(PartitionState other, String otherKey) {
            return state == other && key.equals(otherKey);
        }
    }

    private SuspectChoice(Set<Suspect> alone, Instant patience) {
        this.alone = alone;
        this.untried.addAll(alone);
        this.patience = patience;
    }

    /// @param living the name of this life
    public static SuspectChoice among(
            Collection<OwnedPartition> orphans, String living, InstantSource time) {
        List<Suspect> all =
                orphans.stream()
                        .flatMap(it ->
                                it.state().allBegun().stream()
                                        .map(key -> new Suspect(it.state(), key)))
                        .filter(it -> isSuspected(it, living))
                        .toList();
        Set<Suspect> ofLast =
                all.stream().filter(SuspectChoice::isOfLast).collect(Collectors.toSet());
        return new SuspectChoice(
                all.size() <= MOST_ALONE
                        ? Set.copyOf(all)
                        : ofLast.size() <= MOST_ALONE ? ofLast : Set.of(),
                time.instant().plus(PATIENCE));
    }

    private static boolean isSuspected(Suspect it, String living) {
        return it.lives().filter(lives -> lives.over(living) >= Attempts.ALONE).isPresent();
    }

    private static boolean isOfLast(Suspect it) {
        return it.lives().flatMap(lives -> it.state().life().filter(lives::triedBy)).isPresent();
    }

    boolean isTriedAlone(PartitionState state, String key) {
        return alone.stream().anyMatch(it -> it.is(state, key));
    }

    void tried(PartitionState state, String key) {
        untried.removeIf(it -> it.is(state, key));
    }

    /// Whether one of them is still to be tried, at this time.
    boolean awaited(Instant now) {
        return !untried.isEmpty()
                && now.isBefore(patience)
                && untried.stream().anyMatch(it -> it.lives().isPresent());
    }
}
