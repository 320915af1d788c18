package dev.sailplan.planner.git.token;

import dev.sailplan.planner.git.route.HostRoutes;
import dev.sailplan.planner.git.token.TokenExchange.Token;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps the token of each installation in memory, for all repositories that it reads: one exchange an hour for a
/// thousand of them.
public final class InstallationTokens {
    /// So long a fetch may take that begins now.
    private static final Duration RENEWED_BEFORE = Duration.ofMinutes(5);

    /// Whoever asks sooner after a failure is told the same.
    private static final Duration FAILURE_HOLDS = Duration.ofSeconds(30);

    private final TokenExchange exchange;
    private final InstantSource time;
    private final Map<AppInstallation, Held> held = new ConcurrentHashMap<>();

    public InstallationTokens(HostRoutes routes, InstantSource time) {
        this.exchange = new TokenExchange(routes, time);
        this.time = time;
    }

    public Credentials of(AppInstallation app) {
        return held.computeIfAbsent(app, Held::new);
    }

    private record Failure(String why, Instant until) {}

    private final class Held implements Credentials {
        private final AppInstallation app;
        private final ReentrantLock exchanging = new ReentrantLock();
        private volatile Optional<Token> token = Optional.empty();
        private volatile Optional<Failure> failure = Optional.empty();

        Held(AppInstallation app) {
            this.app = app;
        }

        @Override
        public Optional<Login> login() throws IOException {
            exchanging.lock();
            try {
                if (fresh().isEmpty()) {
                    renew();
                }
                return shown();
            } finally {
                exchanging.unlock();
            }
        }

        private Optional<Token> fresh() {
            Instant enough = time.instant().plus(RENEWED_BEFORE);
            return token.filter(known -> known.end().isAfter(enough));
        }

        private void renew() throws IOException {
            Optional<Failure> last = failure.filter(it -> time.instant().isBefore(it.until()));
            if (last.isPresent()) {
                throw new IOException(last.get().why());
            }
            try {
                token = Optional.of(exchange.exchange(app));
                failure = Optional.empty();
            } catch (IOException e) {
                Duration holds = e instanceof LaterOnly later ? later.pause() : FAILURE_HOLDS;
                failure = Optional.of(new Failure(words(e), time.instant().plus(holds)));
                throw new IOException(words(e), e);
            }
        }

        private String words(IOException e) {
            String words = String.valueOf(e.getMessage());
            return words.startsWith(app.toString()) ? words : app + " gets no token: " + words;
        }

        @Override
        public Optional<Login> shown() {
            return token.map(Token::value).map(Login::ofToken);
        }

        /// It was taken back before its time.
        @Override
        public void refused() {
            token = Optional.empty();
        }
    }
}
