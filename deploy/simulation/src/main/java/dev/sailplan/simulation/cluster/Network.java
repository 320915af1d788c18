package dev.sailplan.simulation.cluster;

import java.time.Instant;
import java.util.random.RandomGenerator;

/// What goes wrong between appliers and the API server, until the faults end.
public final class Network {
    private final RandomGenerator random;
    private final Rates rates;
    private boolean calm;
    private Instant downUntil = Instant.MIN;

    /// How likely a request is not answered (done or not done), or turned away with 429 or 503.
    public record Rates(double lost, double turnedAway) {}

    enum Fate {
        ANSWERED,
        /// Done, and nobody hears of it.
        ANSWER_LOST,
        /// Not done, and nobody knows.
        REQUEST_LOST,
        TURNED_AWAY
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
        return chance < rates.lost + rates.turnedAway ? Fate.TURNED_AWAY : Fate.ANSWERED;
    }

    boolean chooses() {
        return random.nextBoolean();
    }
}
