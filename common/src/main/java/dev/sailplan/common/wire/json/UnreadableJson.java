package dev.sailplan.common.wire.json;

/// Reports that the bytes are not the JSON that was expected. The message never quotes them.
public final class UnreadableJson extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String why;

    public UnreadableJson(String why) {
        super(why);
        this.why = why;
    }

    public String why() {
        return why;
    }
}
