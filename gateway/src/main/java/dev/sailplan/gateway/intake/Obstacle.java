package dev.sailplan.gateway.intake;

/// What keeps the gateway from taking events.
public enum Obstacle {
    SILENT("the event log does not answer"),
    MISSING("the event log has no topic for events"),
    FORBIDDEN("the gateway may not write events"),
    LEADERLESS("a partition of the event log has no leader"),
    TOO_FEW_REPLICAS("too few replicas of the event log are in sync");

    private final String words;

    Obstacle(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
