package dev.sailplan.applier.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.log.LaneStopped;
import dev.sailplan.common.log.fake.FakeLane;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReleaseRequestCauseTest {
    private final FakeLane lane = new FakeLane("team/shop@dev", new TreeMap<>());
    private final Digest release = Digest.of("a release");
    private final ReleaseRequestCause requests = new ReleaseRequestCause(release, lane);

    @Test
    void a_request_is_named_after_its_release_and_step() {
        // Given
        String start = release.value().substring(0, 32);

        // Then
        assertThat(requests.auditId()).contains(start + "-0-1");

        // When
        requests.nextStep();

        // Then
        assertThat(requests.auditId())
                .contains(start + "-1-2")
                .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f-]{1,64}"));
    }

    @Test
    void nothing_is_sent_any_more_once_the_partition_is_lost() {
        // When
        lane.lose();

        // Then
        assertThatThrownBy(requests::goOn).isInstanceOf(LaneStopped.class);
    }
}
