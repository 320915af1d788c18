package dev.sailplan.common.domain.json;

/// Reports that a text is not JSON; the message says where, and never quotes it.
public final class JsonSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JsonSyntaxException(String what, int position) {
        super(what + " at character " + (position + 1));
    }
}
