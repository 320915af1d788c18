package dev.sailplan.gateway.hook;

/// Reports that a payload lacks a field, or has something else in its place. Never leaves this room.
final class MalformedPayload extends RuntimeException {
    private final String why;

    MalformedPayload(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    String why() {
        return why;
    }
}
