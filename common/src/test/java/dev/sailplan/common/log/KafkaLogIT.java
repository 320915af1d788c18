package dev.sailplan.common.log;

import dev.sailplan.common.log.fake.LogWorld;
import dev.sailplan.common.log.kafka.KafkaWorld;
import dev.sailplan.local.testing.LocalKafka;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;

final class KafkaLogIT extends LogContract {
    @AutoClose private static final LocalKafka BROKER = LocalKafka.own(Map.of());

    @Override
    LogWorld world() {
        return new KafkaWorld(BROKER.bootstrapServers());
    }
}
