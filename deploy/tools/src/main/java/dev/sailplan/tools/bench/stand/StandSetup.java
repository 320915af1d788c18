package dev.sailplan.tools.bench.stand;

import dev.sailplan.tools.bench.measure.Cleanup;
import java.util.function.Consumer;

/// Sets up what measurements measure; it is all undone at their end.
public record StandSetup(Workplace place, Cleanup cleanup, Consumer<String> progress) {
    public Stand dev() throws InterruptedException {
        return Stand.start(this);
    }
}
