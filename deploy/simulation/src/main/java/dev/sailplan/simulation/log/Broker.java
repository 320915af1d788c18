package dev.sailplan.simulation.log;

import dev.sailplan.common.log.fake.FlakyLog.Fate;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.simulation.schedule.SimulatedProcess;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Decides what goes wrong between the processes and the broker, until the faults end.
public final class Broker {
    private final RandomGenerator random;
    private final Rates rates;
    private final Consumer<SimulatedProcess> stall;
    private boolean calm;
    private Instant downUntil = Instant.MIN;

    /// Holds how likely a call or a commit fails, and a process stalls when it is about to write.
    public record Rates(double calls, double commits, double stalls) {}

    /// @param stall stops a process for longer than its session
    public Broker(RandomGenerator random, Rates rates, Consumer<SimulatedProcess> stall) {
        this.random = random;
        this.rates = rates;
        this.stall = stall;
    }

    /// The worst moment: what it is about to write was true before.
    void beforeTransaction(SimulatedProcess process) {
        if (happens(rates.stalls)) {
            stall.accept(process);
        }
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
