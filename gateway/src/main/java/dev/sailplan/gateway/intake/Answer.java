package dev.sailplan.gateway.intake;

/// What a sender is told. Every refusal of a request that is not proven is one of these constants.
record Answer(int status, String text, int retryAfter) {
    static final Answer ACCEPTED = of(202, "accepted");
    static final Answer MALFORMED = of(400, "the request is not well-formed HTTP");
    static final Answer UNPROVEN =
            of(401, "no such repository, or the request is not signed with its secret");
    static final Answer ONLY_POST = of(405, "webhooks are sent with POST");
    static final Answer TOO_SLOW = of(408, "the body did not arrive in time");
    static final Answer TOO_LARGE = of(413, "the body is larger than this host's webhooks are");
    static final Answer WRONG_TYPE =
            of(
                    415,
                    "send application/json in UTF-8 or application/x-www-form-urlencoded, not"
                            + " compressed");
    static final Answer TOO_OFTEN = new Answer(429, "too many events for this repository", 5);
    static final Answer FAULT = of(500, "the gateway failed; the event was not taken");
    static final Answer CROWDED = new Answer(503, "too much at once; deliver again", 5);
    static final Answer NOT_DURABLE =
            new Answer(503, "the event log did not confirm the event; deliver again", 10);

    static Answer of(int status, String text) {
        return new Answer(status, text, 0);
    }

    static Answer ignored(String why) {
        return of(202, "ignored: " + why);
    }
}
