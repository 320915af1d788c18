package dev.sailplan.gateway.http;

/// Carries an answer through a failed future. It has no stack trace, since senders cause it at will.
public final class RefusedRequest extends RuntimeException {
    private final transient Answer answer;

    public RefusedRequest(Answer answer) {
        super(answer.text(), null, false, false);
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }
}
