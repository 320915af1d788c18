package dev.sailplan.planner.git.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/// Makes the signed statement (a JWT, RS256) with which a GitHub App says who it is. It holds ten minutes at most, and
/// clocks differ: it begins a minute ago.
final class AppStatement {
    private static final Duration BEFORE = Duration.ofMinutes(1);
    private static final Duration AFTER = Duration.ofMinutes(8);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private AppStatement() {}

    static String of(long app, AppKey key, Instant now) throws IOException {
        String claims =
                "{\"iat\":%d,\"exp\":%d,\"iss\":\"%d\"}"
                        .formatted(
                                now.minus(BEFORE).getEpochSecond(),
                                now.plus(AFTER).getEpochSecond(),
                                app);
        String text = part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + part(claims);
        return text + "." + BASE64.encodeToString(key.sign(text));
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(US_ASCII));
    }
}
