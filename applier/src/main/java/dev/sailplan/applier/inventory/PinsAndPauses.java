package dev.sailplan.applier.inventory;

import dev.sailplan.common.domain.plan.Release;
import java.util.List;

/// Keeps the pins and pauses in force with the last release, so that a lost log does not lift them.
public record PinsAndPauses(List<Release.Pin> pins, List<Release.Pause> pauses) {
    public static final PinsAndPauses NONE = new PinsAndPauses(List.of(), List.of());

    public PinsAndPauses {
        pins = List.copyOf(pins);
        pauses = List.copyOf(pauses);
    }

    public static PinsAndPauses of(Release release) {
        return new PinsAndPauses(release.pins(), release.pauses());
    }
}
