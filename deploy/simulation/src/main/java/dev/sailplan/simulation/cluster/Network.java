package dev.sailplan.simulation.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// Decides what goes wrong between appliers and the API server, until the faults end.
public final class Network {
    /// Longer than a session of the log.
    private static final int SLOWEST_MILLIS = 12_000;

    private final RandomGenerator random;
    private final Rates rates;
    private boolean calm;
    private Instant downUntil = Instant.MIN;
    private Instant strictUntil = Instant.MIN;

    /// Holds how likely a request is not answered (done or not), turned away with 429 or 503, or under way for long.
    public record Rates(double lost, double turnedAway, double slow) {}

    enum Fate {
        ANSWERED,
        /// Done, and nobody hears of it.
        ANSWER_LOST,
        /// Not done, and nobody knows.
        REQUEST_LOST,
        TURNED_AWAY,
        /// By admission, which a person has to see to.
        REFUSED
    }

    public Network(RandomGenerator random, Rates rates) {
        this.random = random;
        this.rates = rates;
    }

    public void calm() {
        calm = true;
    }

    public void downUntil(Instant time) {
        downUntil = time;
    }

    /// Until then admission refuses some of the writes, dry or real.
    public void strictUntil(Instant time) {
        strictUntil = time;
    }

    Fate fate(Instant now) {
        if (calm) {
            return Fate.ANSWERED;
        }
        if (now.isBefore(downUntil)) {
            return Fate.REQUEST_LOST;
        }
        double chance = random.nextDouble();
        if (chance < rates.lost) {
            return random.nextBoolean() ? Fate.ANSWER_LOST : Fate.REQUEST_LOST;
        }
        return chance < rates.lost + rates.turnedAway ? Fate.TURNED_AWAY : admitted(now);
    }

    private Fate admitted(Instant now) {
        return now.isBefore(strictUntil) && random.nextInt(4) == 0 ? Fate.REFUSED : Fate.ANSWERED;
    }

    /// How long a request is under way before anything comes of it.
    Duration delay() {
        return !calm && random.nextDouble() < rates.slow
                ? Duration.ofMillis(random.nextInt(SLOWEST_MILLIS))
                : Duration.ZERO;
    }

    boolean chooses() {
        return random.nextBoolean();
    }
}
