package dev.sailplan.common.domain.text;

import java.util.Locale;

/// Writes the constant of an enum as people and programs read it, in lower case.
public final class ConstantWord {
    private ConstantWord() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
