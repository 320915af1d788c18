package dev.sailplan.simulation.log;

import dev.sailplan.common.log.fake.FlakyLog.Fate;
import dev.sailplan.common.log.port.LogFailure;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// What goes wrong between the processes and the broker, until the faults end.
public final class Broker {
    private final RandomGenerator random;
    private final Rates rates;
    private boolean calm;
    private Instant downUntil = Instant.MIN;

    /// How likely a call or a commit fails.
    public record Rates(double calls, double commits) {}

    public Broker(RandomGenerator random, Rates rates) {
        this.random = random;
        this.rates = rates;
    }

    public void calm() {
        calm = true;
    }

    public void downUntil(Instant time) {
        downUntil = time;
    }

    boolean isDown(Instant now) {
        return !calm && now.isBefore(downUntil);
    }

    /// @throws LogFailure.Broken now and then, and always while it is down
    void reach(Instant now) {
        if (isDown(now) || happens(rates.calls)) {
            throw new LogFailure.Broken("the broker does not answer");
        }
    }

    /// What becomes of a commit.
    public Fate fate() {
        if (!happens(rates.commits)) {
            return Fate.COMMIT;
        }
        return random.nextBoolean() ? Fate.FAIL_BEFORE : Fate.FAIL_AFTER;
    }

    private boolean happens(double rate) {
        return !calm && rate > 0 && random.nextDouble() < rate;
    }
}
