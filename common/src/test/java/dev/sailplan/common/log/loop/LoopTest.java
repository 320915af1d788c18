package dev.sailplan.common.log.loop;

import dev.sailplan.common.log.LoopContract;
import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.fake.LogWorld;
import dev.sailplan.common.log.threads.VirtualThreads;
import java.time.InstantSource;

final class LoopTest extends LoopContract {
    @Override
    public LogWorld world() {
        return new FakeLog(new VirtualThreads(), InstantSource.system());
    }
}
