package dev.sailplan.gateway.hearing;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.wire.Records;
import dev.sailplan.common.wire.json.JsonCodec;
import dev.sailplan.gateway.hearing.HookResult.Publish;
import dev.sailplan.gateway.hearing.HookResult.Say;
import dev.sailplan.gateway.hook.Hook;
import dev.sailplan.gateway.hook.HookDecision;
import dev.sailplan.gateway.hook.HookDecision.Accepted;
import dev.sailplan.gateway.hook.HookDecision.Rejected;
import dev.sailplan.gateway.hook.HookDecision.Uninteresting;
import dev.sailplan.gateway.hook.HookRequest;
import dev.sailplan.gateway.http.Answer;
import dev.sailplan.gateway.http.FormBody;
import dev.sailplan.gateway.http.MediaType;
import dev.sailplan.gateway.limits.RateLimiter;
import dev.sailplan.gateway.sources.HookSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Authenticates, parses and decides a whole request. It keeps a processor busy, so it runs on a worker.
public final class HookAuthentication {
    private static final Answer NOT_JSON =
            Answer.of(400, "the body can't be read as JSON within the limits of depth and size");

    private final JsonCodec json = new JsonCodec();
    private final Records records;
    private final RateLimiter rate;
    private final InstantSource clock;

    public HookAuthentication(Records records, RateLimiter rate, InstantSource clock) {
        this.records = records;
        this.rate = rate;
        this.clock = clock;
    }

    HookResult hear(HookAttempt attempt, byte[] body) {
        Instant now = clock.instant();
        boolean proven = attempt.isProven(signed(attempt, body), now);
        return attempt.target()
                .source()
                .filter(_ -> proven)
                .map(source -> heard(source, attempt, body, now))
                .orElse(new Say(Answer.UNPROVEN));
    }

    /// The bytes that the proof is over. Where that needs a form's payload, finding it is bounded by the form, and a
    /// form without one proves nothing.
    private static byte[] signed(HookAttempt attempt, byte[] body) {
        try {
            return attempt.signsPayload() ? FormBody.payload(body) : body;
        } catch (IllegalArgumentException _) {
            return body;
        }
    }

    private HookResult heard(HookSource source, HookAttempt attempt, byte[] body, Instant now) {
        if (!rate.admits(attempt.repository())) {
            return new Say(Answer.TOO_OFTEN);
        }
        return parsed(attempt.type(), body)
                .map(json ->
                        new HookRequest(
                                source.source(), attempt.headers(), json, Digest.of(body), now))
                .map(Hook::decide)
                .map(this::result)
                .orElse(new Say(NOT_JSON));
    }

    /// Whatever a parser throws at a hostile body, it is the body's fault.
    private Optional<Json> parsed(MediaType type, byte[] body) {
        try {
            return Optional.of(
                    json.parse(
                            switch (type) {
                                case JSON -> body;
                                case FORM -> FormBody.payload(body);
                            }));
        } catch (RuntimeException | StackOverflowError _) {
            return Optional.empty();
        }
    }

    private HookResult result(HookDecision decision) {
        return switch (decision) {
            case Accepted(var events) -> new Publish(events.stream().map(records::event).toList());
            case Uninteresting(var why) -> new Say(Answer.ignored(why));
            case Rejected(var status, var why) -> new Say(Answer.of(status, why));
        };
    }
}
