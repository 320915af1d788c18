package dev.sailplan.applier.inventory;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;

/// Names one run of a Job, bare Pod or hook; also the value of the label `sailplan.dev/run`.
public record RunId(String value) {
    private static final int DIGITS = 16;

    public RunId {
        if (!value.matches("[0-9a-f]{16}|g[0-9]{1,19}")) {
            throw new IllegalArgumentException(
                    "a run id is 16 hexadecimal digits or g<generation>");
        }
    }

    /// Of a Job or bare Pod: it runs again when its manifest changes.
    public static RunId of(Digest digest) {
        return new RunId(digest.value().substring(0, DIGITS));
    }

    /// Of a hook: it runs once in every release.
    public static RunId of(Generation generation) {
        return new RunId("g" + generation.number());
    }

    public boolean isOfHook() {
        return value.startsWith("g");
    }

    @Override
    public String toString() {
        return value;
    }
}
