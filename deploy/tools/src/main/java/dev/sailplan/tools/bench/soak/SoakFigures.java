package dev.sailplan.tools.bench.soak;

import dev.sailplan.tools.bench.measure.Conditions;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Holds the figures of `bench soak`: how much there was after how many pushes.
public record SoakFigures(Conditions conditions, SoakPlan plan, List<Look> looks) {
    /// A service that has warmed up has what it needs.
    private static final int WARM = SoakPlan.LOOKS / 5;

    private static final double FLAT = 1.1;

    public SoakFigures {
        looks = List.copyOf(looks);
    }

    /// Holds how much there was after so many pushes, in bytes.
    ///
    /// @param heap of dev, after a collection of all garbage
    /// @param resident of dev, of which the heap is a part
    /// @param keys of the services' states
    /// @param state that the services have to read at a start
    /// @param disk by folder of dev's data
    public record Look(
            int pushes,
            long heap,
            long resident,
            int keys,
            long state,
            SortedMap<String, Long> disk) {
        public Look {
            disk = Collections.unmodifiableSortedMap(new TreeMap<>(disk));
        }

        long diskOfAll() {
            return disk.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    Look warm() {
        return looks.get(WARM);
    }

    Look last() {
        return looks.getLast();
    }

    boolean isHeapFlat() {
        return last().heap() <= warm().heap() * FLAT;
    }

    boolean isStateFlat() {
        return last().keys() <= warm().keys() && last().state() <= warm().state() * FLAT;
    }

    /// What each push since then left on disk.
    long diskOfPush() {
        return (last().diskOfAll() - warm().diskOfAll())
                / Math.max(1, last().pushes() - warm().pushes());
    }
}
