package dev.sailplan.common.log.loop;

import dev.sailplan.common.log.LoopContract;
import dev.sailplan.common.log.fake.LogWorld;
import dev.sailplan.common.log.kafka.KafkaWorld;
import dev.sailplan.local.testing.LocalKafka;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;

final class LoopIT extends LoopContract {
    @AutoClose private static final LocalKafka BROKER = LocalKafka.own(Map.of());

    @Override
    public LogWorld world() {
        return new KafkaWorld(BROKER.bootstrapServers());
    }
}
