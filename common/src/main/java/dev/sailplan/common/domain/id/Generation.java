package dev.sailplan.common.domain.id;

/// Counts the releases of an application; a higher one always wins. Zero: nothing was released yet.
public record Generation(long number) implements Comparable<Generation> {
    public static final Generation NONE = new Generation(0);

    public Generation {
        if (number < 0) {
            throw new IllegalArgumentException("a generation is not negative");
        }
    }

    public Generation next() {
        return new Generation(number + 1);
    }

    public boolean isAbove(Generation other) {
        return number > other.number;
    }

    public static Generation max(Generation a, Generation b) {
        return a.isAbove(b) ? a : b;
    }

    @Override
    public int compareTo(Generation other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "#" + number;
    }
}
