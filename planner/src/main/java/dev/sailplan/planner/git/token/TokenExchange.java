package dev.sailplan.planner.git.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.wire.json.JsonCodec;
import dev.sailplan.planner.git.route.AskedTooOften;
import dev.sailplan.planner.git.route.HostRoutes;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/// Exchanges an app's key for a token that may read contents, and nothing else.
final class TokenExchange {
    private static final int LONGEST_ANSWER = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final byte[] WANTED =
            "{\"permissions\":{\"contents\":\"read\"}}".getBytes(UTF_8);

    private final HostRoutes routes;
    private final InstantSource time;
    private final JsonCodec json = new JsonCodec();

    TokenExchange(HostRoutes routes, InstantSource time) {
        this.routes = routes;
        this.time = time;
    }

    /// A token and when it ends. It never shows itself.
    record Token(String value, Instant end) {
        @Override
        public String toString() {
            return "Token until " + end;
        }
    }

    Token exchange(AppInstallation app) throws IOException {
        AppKey key = AppKey.read(app.privateKeyFile());
        HttpURLConnection connection = routes.open(app.exchange());
        try {
            ask(connection, AppStatement.of(app.app(), key, time.instant()));
            return answered(app, connection);
        } finally {
            connection.disconnect();
        }
    }

    private static void ask(HttpURLConnection connection, String statement) throws IOException {
        connection.setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()));
        connection.setReadTimeout(Math.toIntExact(PATIENCE.toMillis()));
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Authorization", "Bearer " + statement);
        connection.setRequestProperty("Accept", "application/vnd.github+json");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("User-Agent", "sailplan");
        connection.setRequestProperty("X-GitHub-Api-Version", "2022-11-28");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(WANTED.length);
        try (var out = connection.getOutputStream()) {
            out.write(WANTED);
        }
    }

    private Token answered(AppInstallation app, HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        Optional<AskedTooOften> word =
                AskedTooOften.in(
                        status,
                        name -> Optional.ofNullable(connection.getHeaderField(name)),
                        time.instant());
        if (word.isPresent()) {
            Duration pause = word.get().pause();
            throw new LaterOnly(
                    "%s gets no token: the host asks not to be asked for %d seconds (%d)"
                            .formatted(app, pause.toSeconds(), status),
                    pause);
        }
        if (status != HttpURLConnection.HTTP_CREATED) {
            throw new IOException(app + " gets no token: " + why(app, status, connection));
        }
        try (InputStream in = connection.getInputStream()) {
            return token(app, json.object(in.readNBytes(LONGEST_ANSWER)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(app + " gets no token: the answer is not GitHub's", e);
        }
    }

    private static Token token(AppInstallation app, JsonObject answer) throws IOException {
        String contents = answer.object("permissions").text("contents").orElse("none");
        if (contents.equals("none")) {
            throw new IOException(app + " may read no contents; " + GRANT);
        }
        return new Token(
                answer.text("token").orElseThrow(IllegalArgumentException::new),
                Instant.parse(answer.text("expires_at").orElse("")));
    }

    private static final String GRANT =
            "give it the repository permission 'Contents: read-only' and let the owner accept it";

    /// The host's own words are not repeated: it has seen the statement.
    private String why(AppInstallation app, int status, HttpURLConnection connection) {
        return switch (status) {
            case HttpURLConnection.HTTP_UNAUTHORIZED -> unauthorized(app, connection);
            case HttpURLConnection.HTTP_FORBIDDEN ->
                    "the installation is suspended, or the app blocked (403)";
            case HttpURLConnection.HTTP_NOT_FOUND ->
                    "there is no such installation of this app (404); check 'installation', and"
                            + " that the app is installed";
            case 422 -> "it may read no contents (422); " + GRANT;
            default -> "%s answers %d".formatted(app.api(), status);
        };
    }

    private String unauthorized(AppInstallation app, HttpURLConnection connection) {
        Duration ahead = Duration.between(hostTime(connection), time.instant());
        if (ahead.abs().compareTo(SKEW) > 0) {
            return "this machine's clock is %d seconds %s the host's; set it right"
                    .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of");
        }
        return "the key of %s is not one of app %d (401); check 'id' and 'privateKeyFile'"
                .formatted(app.privateKeyFile(), app.app());
    }

    private Instant hostTime(HttpURLConnection connection) {
        long date = Objects.requireNonNull(connection).getDate();
        return date == 0 ? time.instant() : Instant.ofEpochMilli(date);
    }
}
