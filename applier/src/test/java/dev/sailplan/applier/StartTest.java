package dev.sailplan.applier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.applier.testing.Authorities;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.Keys;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.threads.VirtualThreads;
import dev.sailplan.common.wire.Topics;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StartTest {
    private static final ClusterName DEV = new ClusterName("dev");

    @Test
    void it_does_not_start_on_topics_that_lose_records() {
        // Given
        VirtualThreads threads = new VirtualThreads();
        FakeLog log = new FakeLog(threads, InstantSource.system());
        Topics.ofApplier(DEV).forEach(it -> log.createTopic(it.name(), it.partitions()));
        log.topicsHave(List.of("topic sailplan.applier.state.dev has cleanup.policy=delete"));
        Keys keys = Keys.generate();
        try (Applier applier =
                new Applier(
                        Works.settings(
                                keys, Authorities.everything(new ProjectName("team"), DEV), DEV),
                        new FakeCluster(),
                        new Ports(log, threads, InstantSource.system()),
                        new Random(1))) {

            // Then
            assertThatThrownBy(applier::start)
                    .hasMessageContaining("sailplan.applier.dev does not start")
                    .hasMessageContaining("cleanup.policy=delete");
            assertThat(applier.health().running()).isFalse();
        }
    }
}
