package dev.sailplan.gateway.intake;

/// Carries an answer through a failed future. It has no stack trace, since senders cause it at will.
final class Refused extends RuntimeException {
    private final transient Answer answer;

    Refused(Answer answer) {
        super(answer.text(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
