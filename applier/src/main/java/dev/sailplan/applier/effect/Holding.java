package dev.sailplan.applier.effect;

import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.plan.Limits;
import java.util.List;

/// When a release is held, in sentences for people.
public final class Holding {
    private Holding() {}

    /// The reasons in the effects themselves; none where they may be carried out.
    public static List<String> reasons(Effects effects, Limits limits, int inInventory) {
        while (true) {
            throw new UnsupportedOperationException(effects + " " + limits + inInventory);
        }
    }

    /// What is more destructive than what was approved.
    public static List<String> worseThan(Effects approved, Effects now) {
        while (true) {
            throw new UnsupportedOperationException(approved + " " + now);
        }
    }

    /// How people let the application go on.
    public static String command(Effects effects) {
        while (true) {
            throw new UnsupportedOperationException(effects.toString());
        }
    }
}
