package dev.sailplan.common.log.loop;

import dev.sailplan.common.log.LoopContract;
import dev.sailplan.common.log.fake.LogWorld;
import dev.sailplan.common.log.kafka.KafkaWorld;
import dev.sailplan.local.kafka.EmbeddedKafka;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
final class LoopIT extends LoopContract {
    private EmbeddedKafka broker;

    @BeforeAll
    void start(@TempDir Path folder) {
        broker = EmbeddedKafka.start(folder, 0);
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Override
    public LogWorld world() {
        return new KafkaWorld(broker);
    }
}
