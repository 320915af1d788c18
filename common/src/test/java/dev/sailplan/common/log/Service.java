package dev.sailplan.common.log;

import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.fake.FlakyLog;
import dev.sailplan.common.log.fake.LogWorld;
import dev.sailplan.common.log.loop.Loop;
import dev.sailplan.common.log.port.Membership;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.threads.VirtualThreads;
import java.time.InstantSource;
import java.util.List;

/// One process of a service under test.
public record Service(FlakyLog log, Loop loop) implements AutoCloseable {
    public static final String IN = "in";
    public static final String STATE = "state";
    public static final String DEAD = "dead";
    static final String GROUP = "service";

    /// A log in memory with the topics of a service.
    public static FakeLog world(int partitions) {
        FakeLog world = new FakeLog(new VirtualThreads(), InstantSource.system());
        createTopics(world, partitions);
        return world;
    }

    static void createTopics(LogWorld world, int partitions) {
        world.createTopic(IN, partitions);
        world.createTopic(STATE, partitions);
        world.createTopic(ScriptedWork.OUT, 1);
        world.createTopic(DEAD, 1);
    }

    public static Service start(LogWorld world, String instance, Work work) {
        return start(world, instance, work, () -> FlakyLog.Fate.COMMIT);
    }

    static Service start(LogWorld world, String instance, Work work, FlakyLog.AtCommit atCommit) {
        FlakyLog log = new FlakyLog(world.log());
        log.atCommit(atCommit);
        return start(log, instance, work, InstantSource.system());
    }

    static Service start(FlakyLog log, String instance, Work work, InstantSource time) {
        Membership membership = new Membership(GROUP, instance, List.of(IN));
        Loop loop =
                new Loop(
                        new LoopSettings(membership, STATE, DEAD),
                        new Ports(log, new VirtualThreads(), time),
                        work);
        loop.start();
        return new Service(log, loop);
    }

    /// Ends the process in the middle of whatever it does, without a word to the log.
    public void crash() {
        log.kill();
        loop.close();
    }

    @Override
    public void close() {
        loop.close();
    }
}
