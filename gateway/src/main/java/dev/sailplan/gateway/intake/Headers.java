package dev.sailplan.gateway.intake;

import dev.sailplan.gateway.intake.hook.HookHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads a request's headers.
final class Headers {
    private Headers() {}

    static HookHeaders of(HttpServerRequest request) {
        MultiMap headers = request.headers();
        Map<String, List<String>> values =
                headers.names().stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(), headers::getAll, (one, _) -> one));
        return new HookHeaders(values);
    }

    /// Zero where the length is not said beforehand, which includes what is no number.
    static long declaredLength(HttpServerRequest request) {
        String value = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return value != null && value.matches("[0-9]{1,18}") ? Long.parseLong(value) : 0;
    }

    static boolean waitsForContinue(HttpServerRequest request) {
        return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    }
}
