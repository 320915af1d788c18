package dev.sailplan.common.log;

import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.fake.LogWorld;
import dev.sailplan.common.log.threads.VirtualThreads;
import java.time.InstantSource;

final class FakeLogTest extends LogContract {
    @Override
    LogWorld world() {
        return new FakeLog(new VirtualThreads(), InstantSource.system());
    }
}
