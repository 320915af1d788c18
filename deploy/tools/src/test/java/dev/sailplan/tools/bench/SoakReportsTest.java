package dev.sailplan.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.tools.bench.fleet.Fleet;
import dev.sailplan.tools.bench.soak.SoakFigures;
import dev.sailplan.tools.bench.soak.SoakFigures.Look;
import dev.sailplan.tools.bench.soak.SoakJson;
import dev.sailplan.tools.bench.soak.SoakPlan;
import dev.sailplan.tools.bench.soak.SoakText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoakReportsTest {
    private static final SoakPlan PLAN = new SoakPlan(new Fleet(25), 1000, 100);

    private static SoakFigures figures(long heapOfPush) {
        List<Look> looks =
                IntStream.range(0, SoakPlan.LOOKS)
                        .mapToObj(i -> look(i * 100, heapOfPush))
                        .toList();
        return new SoakFigures(Samples.CONDITIONS, PLAN, looks);
    }

    private static Look look(int pushes, long heapOfPush) {
        return new Look(
                pushes,
                (40L << 20) + heapOfPush * pushes,
                300L << 20,
                120,
                90L << 10,
                new TreeMap<>(Map.of("kafka", (10L << 20) + 4096L * pushes, "git", 1L << 20)));
    }

    @Test
    void prints_what_there_was_after_how_many_pushes() {
        assertThat(SoakText.of(figures(0)))
                .contains(
                        "1000 pushes to 25 applications, and 100 that fail",
                        "  pushes  heap, MiB   RSS, MiB state, keys  state, KiB  disk, MiB",
                        "       0       40.0      300.0         120        90.0       11.0",
                        "on disk at the end, MiB: git 1.0, kafka 13.9",
                        "heap: flat",
                        "states: flat",
                        "each push left 4.0 KiB on disk, of all parts");
    }

    @Test
    void a_heap_that_grows_is_called_so() {
        assertThat(SoakText.of(figures(32 << 10))).contains("heap: NOT flat", "states: flat");
        assertThat(SoakJson.of(figures(32 << 10)).get("heapIsFlat").orElseThrow())
                .hasToString("false");
    }

    @Test
    void failing_pushes_and_looks_are_spread_over_all_pushes() {
        assertThat(IntStream.rangeClosed(1, 1000).filter(PLAN::failsAfter)).hasSize(100);
        assertThat(IntStream.rangeClosed(1, 1000).filter(PLAN::looksAfter))
                .hasSize(SoakPlan.LOOKS - 1)
                .endsWith(1000);
    }
}
