package dev.sailplan.gateway.http;

import dev.sailplan.gateway.hook.HookHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads a request's headers.
public final class Headers {
    private static final int DIGITS_OF_A_LONG = 18;
    private static final Pattern INCOMPLETE_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private Headers() {}

    public static HookHeaders of(HttpServerRequest request) {
        MultiMap headers = request.headers();
        Map<String, List<String>> values =
                headers.names().stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(), headers::getAll, (one, _) -> one));
        return new HookHeaders(values);
    }

    /// Zero where the length is not said beforehand, which includes what is no number.
    public static long declaredLength(HttpServerRequest request) {
        String value = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (value == null || !value.matches("[0-9]+")) {
            return 0;
        }
        return value.length() > DIGITS_OF_A_LONG ? Long.MAX_VALUE : Long.parseLong(value);
    }

    /// Whether a router can tell where the request goes: it has a host, and its path decodes.
    public static boolean isRoutable(HttpServerRequest request) {
        String path = request.path();
        return request.authority() != null
                && path != null
                && !INCOMPLETE_ESCAPE.matcher(path).find();
    }

    public static boolean waitsForContinue(HttpServerRequest request) {
        return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    }
}
