package dev.sailplan.common.log.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.log.ScriptedWork;
import dev.sailplan.common.log.Service;
import dev.sailplan.common.log.letters.DeadLetters;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.signs.Troubles;
import dev.sailplan.common.log.state.PartitionState;
import dev.sailplan.common.log.threads.VirtualThreads;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SuspectChoiceTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String RECORD = TrialNotes.BEGUN + "topic/7";
    private final PartitionTrials mine = twiceDeadly();
    private final PartitionTrials other = twiceDeadly();
    private final SuspectChoice choice =
            SuspectChoice.among(List.of(mine, other), "third", InstantSource.fixed(NOW));

    /// A partition of which two processes died with the same record in progress.
    private static PartitionTrials twiceDeadly() {
        PartitionState state = new PartitionState();
        state.apply(
                Map.of(
                        TrialNotes.PROCESS,
                        Optional.of(Payload.of("second")),
                        RECORD,
                        Optional.of(Payload.of("first\nsecond"))));
        return policy().of(state, Map.of());
    }

    private static TrialPolicy policy() {
        LastWords words =
                new LastWords(
                        new ScriptedWork(),
                        new DeadLetters(Service.DEAD, "service"),
                        new Troubles("service"));
        Ports ports =
                new Ports(Service.world(1).log(), new VirtualThreads(), InstantSource.fixed(NOW));
        return new TrialPolicy(ports, words, "third");
    }

    @Test
    void each_that_is_still_to_be_tried_is_waited_for() {
        choice.tried(mine, RECORD);
        assertThat(choice.awaited(NOW)).isTrue();

        choice.tried(other, RECORD);
        assertThat(choice.awaited(NOW)).isFalse();
    }

    @Test
    void what_is_suspected_in_a_partition_that_was_given_back_is_waited_for_by_nobody() {
        choice.tried(mine, RECORD);

        other.over();

        assertThat(choice.awaited(NOW)).isFalse();
    }

    @Test
    void nobody_waits_longer_than_two_minutes() {
        assertThat(choice.awaited(NOW.plusSeconds(119))).isTrue();
        assertThat(choice.awaited(NOW.plusSeconds(120))).isFalse();
    }
}
