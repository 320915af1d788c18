package dev.sailplan.common.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.log.kafka.TopicContract.Found;
import dev.sailplan.common.log.kafka.TopicContract.Verdict;
import dev.sailplan.common.log.port.TopicSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TopicContractTest {
    private static final TopicSpec WANTED =
            new TopicSpec(
                    "state",
                    4,
                    Map.of(
                            "cleanup.policy", "compact",
                            "retention.ms", "-1",
                            "unclean.leader.election.enable", "false"));
    private static final Map<String, String> SOUND =
            Map.of(
                    "cleanup.policy", "compact",
                    "retention.ms", "-1",
                    "unclean.leader.election.enable", "false",
                    "min.insync.replicas", "2",
                    "max.message.bytes", "1048588");

    @Test
    void a_topic_as_it_has_to_be_has_neither_faults_nor_doubts() {
        assertThat(judged(SOUND)).isEqualTo(new Verdict(List.of(), List.of()));
    }

    @Test
    void a_setting_that_the_broker_has_not_is_no_fault_and_is_named() {
        // Given: Redpanda reports neither
        Map<String, String> config = new HashMap<>(SOUND);
        config.remove("min.insync.replicas");
        config.remove("unclean.leader.election.enable");

        // When
        Verdict verdict = judged(config);

        // Then
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.unreported())
                .containsExactlyInAnyOrder("min.insync.replicas", "unclean.leader.election.enable");
    }

    @Test
    void a_setting_that_is_reported_and_wrong_is_a_fault_whatever_else_is_not_reported() {
        // Given
        Map<String, String> config = new HashMap<>(SOUND);
        config.remove("min.insync.replicas");
        config.put("cleanup.policy", "delete");

        // When
        Verdict verdict = judged(config);

        // Then
        assertThat(verdict.faults())
                .singleElement()
                .asString()
                .contains("topic state has cleanup.policy=delete where compact is expected");
        assertThat(verdict.unreported()).containsExactly("min.insync.replicas");
        assertThat(judged(with("min.insync.replicas", "1")).faults())
                .singleElement()
                .asString()
                .contains("min.insync.replicas=1 where 2 is expected");
    }

    private static Map<String, String> with(String setting, String value) {
        Map<String, String> config = new HashMap<>(SOUND);
        config.put(setting, value);
        return config;
    }

    private static Verdict judged(Map<String, String> config) {
        return TopicContract.judge(WANTED, new Found(4, 3, config), 3);
    }
}
