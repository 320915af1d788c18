package dev.sailplan.common.domain.id;

/// Names one event for ever: every later record that it caused carries it.
public record EventId(String value) implements Identifier {
    private static final int LONGEST = 200;

    public EventId {
        if (value.isBlank()
                || value.length() > LONGEST
                || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "an event id is 1 to 200 printable ASCII characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
