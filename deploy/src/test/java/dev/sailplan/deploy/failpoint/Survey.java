package dev.sailplan.deploy.failpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Which failpoints are passed when, and how often.
final class Survey {
    private static final int MOST = 16;
    private final NavigableSet<Failpoint> code;
    private final Map<Scenario, Map<Failpoint, Integer>> passes = new TreeMap<>();

    Survey(NavigableSet<Failpoint> code) {
        this.code = code;
    }

    /// What an earlier scenario has reached is its own.
    void add(Scenario scenario, Map<Failpoint, Integer> seen) {
        Map<Failpoint, Integer> more = new TreeMap<>(seen);
        passes.values().forEach(it -> more.keySet().removeAll(it.keySet()));
        passes.put(scenario, more);
    }

    /// The first failpoint of a scenario with this call.
    Failpoint of(Scenario scenario, String call) {
        return passes.getOrDefault(scenario, Map.of()).keySet().stream()
                .filter(it -> it.call().equals(call))
                .findFirst()
                .orElseThrow();
    }

    /// The failpoints of the code that nothing passed.
    NavigableSet<Failpoint> missed() {
        NavigableSet<Failpoint> missed = new TreeSet<>(code);
        passes.values().stream()
                .flatMap(it -> it.keySet().stream())
                .map(this::inCode)
                .forEach(missed::remove);
        return missed;
    }

    private Failpoint inCode(Failpoint seen) {
        return code.contains(seen) ? seen : Failpoint.byReference(seen.call());
    }

    /// A death at each failpoint, at a call of the seed's choice.
    List<Death> oneEach(long seed) {
        Random random = new Random(seed);
        List<Death> deaths = new ArrayList<>();
        passes.forEach((scenario, seen) ->
                seen.forEach((at, n) ->
                        deaths.add(
                                new Death(scenario, at, 1 + random.nextInt(Math.min(n, MOST))))));
        return List.copyOf(deaths);
    }

    /// A death at each call, but for the many of a kind.
    List<Death> all() {
        List<Death> deaths = new ArrayList<>();
        passes.forEach((scenario, seen) ->
                seen.forEach((at, n) ->
                        IntStream.rangeClosed(1, Math.min(n, MOST))
                                .forEach(nth -> deaths.add(new Death(scenario, at, nth)))));
        return List.copyOf(deaths);
    }
}
