package dev.sailplan.tools.bench.webhook;

import dev.sailplan.deploy.dev.git.HubSignature;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/// Makes signed webhooks of one kind, as they go over the wire, each with a delivery id of its own.
final class Hooks {
    static final String NAME = "bench";
    static final String REPOSITORY = "http://127.0.0.1/bench";
    static final String SECRET = "a secret of the benchmark, 32 characters and more";
    private static final String BODY =
            """
            {"ref":"refs/heads/main","before":"%s","after":"%s","created":false,"deleted":false,"forced":false,\
            "repository":{"id":1,"name":"bench","full_name":"dev/bench","clone_url":"%s","default_branch":"main"},\
            "sender":{"login":"dev","id":1}}\
            """
                    .formatted("1".repeat(40), "2".repeat(40), REPOSITORY);
    private static final AtomicLong DELIVERIES = new AtomicLong();
    private final String head;

    Hooks(String event) {
        this.head =
                """
                POST /hooks/%s HTTP/1.1
                Host: 127.0.0.1
                Content-Type: application/json
                Content-Length: %d
                User-Agent: GitHub-Hookshot/bench
                X-GitHub-Event: %s
                %s: %s
                X-GitHub-Delivery: \
                """
                        .formatted(
                                NAME,
                                BODY.length(),
                                event,
                                HubSignature.HEADER,
                                HubSignature.of(SECRET, BODY.getBytes(StandardCharsets.US_ASCII)));
    }

    byte[] next() {
        String id = "00000000-0000-0000-0000-%012d".formatted(DELIVERIES.incrementAndGet());
        return (head + id + "\n\n")
                .replace("\n", "\r\n")
                .concat(BODY)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
