package dev.sailplan.gateway;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// JSON whose names all have one hash, in Java's strings as in the symbol tables of parsers.
final class Collisions {
    private static final int PAIRS = 16;

    private Collisions() {}

    /// A push to nowhere with an object of so many names.
    static String document(int names) {
        return "{\"ref\":\"refs/heads/none\",\"x\":"
                + IntStream.range(0, names)
                        .mapToObj(i -> "\"" + name(i) + "\":0")
                        .collect(Collectors.joining(",", "{", "}"))
                + "}";
    }

    /// Neighbours differ at their ends only: where they differ earlier, a parser's own hash tells them apart.
    private static String name(int number) {
        return IntStream.range(0, PAIRS)
                .mapToObj(bit -> (number >> (PAIRS - 1 - bit) & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }
}
