package dev.sailplan.simulation.world;

import dev.sailplan.simulation.cluster.Network;
import dev.sailplan.simulation.log.Broker;
import java.util.random.RandomGenerator;

/// Tells how large a world is and how rough: some are calm, so that a plain fault shows, and some are very rough.
record Shape(
        int repositories,
        int applications,
        int planners,
        int appliers,
        int happenings,
        boolean topicsAreLost,
        boolean isReplayed,
        boolean isLively,
        Broker.Rates broker,
        Network.Rates network) {
    static Shape of(RandomGenerator random, boolean isLively) {
        return new Shape(
                1 + random.nextInt(2),
                1 + random.nextInt(3),
                1 + random.nextInt(2),
                random.nextInt(3) == 0 ? 1 : 2,
                4 + random.nextInt(14),
                random.nextInt(4) == 0,
                random.nextInt(3) == 0,
                isLively,
                new Broker.Rates(rate(random, 0.004), rate(random, 0.15), rate(random, 0.02)),
                new Network.Rates(rate(random, 0.15), rate(random, 0.1), rate(random, 0.05)));
    }

    private static double rate(RandomGenerator random, double most) {
        return random.nextInt(3) == 0 ? 0 : random.nextDouble() * most;
    }
}
