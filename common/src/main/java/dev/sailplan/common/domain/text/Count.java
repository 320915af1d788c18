package dev.sailplan.common.domain.text;

/// Puts a number before its noun in the right form.
public final class Count {
    private Count() {}

    public static String of(long number, String noun) {
        return of(number, noun, noun + "s");
    }

    public static String of(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
