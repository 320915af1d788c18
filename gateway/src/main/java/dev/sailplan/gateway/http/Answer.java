package dev.sailplan.gateway.http;

/// An HTTP answer to a sender. Every refusal of a request that is not proven is one of these constants.
public record Answer(int status, String text, int retryAfter) {
    public static final Answer ACCEPTED = of(202, "accepted");
    public static final Answer MALFORMED = of(400, "the request is not well-formed HTTP");
    public static final Answer UNPROVEN =
            of(401, "no such repository, or the request is not signed with its secret");
    public static final Answer ONLY_POST = of(405, "webhooks are sent with POST");
    public static final Answer TOO_SLOW = of(408, "the body did not arrive in time");
    public static final Answer TOO_LARGE =
            of(413, "the body is larger than this host's webhooks are");
    public static final Answer WRONG_TYPE =
            of(
                    415,
                    "send application/json in UTF-8 or application/x-www-form-urlencoded, not"
                            + " compressed");
    public static final Answer TOO_OFTEN =
            new Answer(429, "too many events for this repository", 5);
    public static final Answer FAULT = of(500, "the gateway failed; the event was not taken");
    public static final Answer CROWDED = new Answer(503, "too much at once; deliver again", 5);
    public static final Answer NOT_DURABLE =
            new Answer(503, "the event log did not confirm the event; deliver again", 10);

    public static Answer of(int status, String text) {
        return new Answer(status, text, 0);
    }

    public static Answer ignored(String why) {
        return of(202, "ignored: " + why);
    }
}
