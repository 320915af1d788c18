package dev.sailplan.applier.inventory;

import dev.sailplan.common.domain.plan.Release;
import java.util.List;

/// The pins and pauses in force with the last release; kept here so that a lost log does not lift them.
public record Standing(List<Release.Pin> pins, List<Release.Pause> pauses) {
    public static final Standing NONE = new Standing(List.of(), List.of());

    public Standing {
        pins = List.copyOf(pins);
        pauses = List.copyOf(pauses);
    }

    public static Standing of(Release release) {
        return new Standing(release.pins(), release.pauses());
    }
}
