package dev.sailplan.common.log;

import dev.sailplan.common.log.fake.LogWorld;
import dev.sailplan.common.log.kafka.KafkaWorld;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class LoopIT extends LoopContract {
    @TempDir Path folder;

    @Override
    LogWorld world() {
        return new KafkaWorld(folder);
    }
}
