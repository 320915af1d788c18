package dev.sailplan.gateway.events;

/// Names what keeps the gateway from taking any event.
public enum Obstacle {
    SILENT("the event log does not answer"),
    NO_LOGIN("the event log refuses the gateway's log-in, or the gateway the event log's"),
    MISSING("the event log has no topic for events"),
    FORBIDDEN("the gateway may not write events");

    private final String words;

    Obstacle(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
