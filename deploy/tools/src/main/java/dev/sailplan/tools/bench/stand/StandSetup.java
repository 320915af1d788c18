package dev.sailplan.tools.bench.stand;

import dev.sailplan.tools.bench.measure.Cleanup;
import java.lang.ProcessBuilder.Redirect;
import java.util.function.Consumer;

/// Sets up what measurements measure; it is all undone at their end. `starts` is where dev tells of its start.
public record StandSetup(
        Workplace place, Cleanup cleanup, Redirect starts, Consumer<String> progress) {
    public MeasuredDev dev() throws InterruptedException {
        return MeasuredDev.start(this);
    }
}
