package dev.sailplan.planner.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.domain.status.Status.Latest;
import dev.sailplan.common.domain.status.Status.Stage;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.seal.signature.Signer;
import dev.sailplan.common.seal.signature.Verifier;
import dev.sailplan.common.testing.Signers;
import dev.sailplan.common.wire.RecordReader;
import dev.sailplan.common.wire.Records;
import dev.sailplan.planner.lane.FakeClusters;
import dev.sailplan.planner.lane.PlannerWorld;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Of which statuses a planner hears.
class ClusterStatusFoldTest {
    private static final ApplicationKey WEB = ApplicationKey.parse("demo/web@dev");
    private final Signer applier = Signers.fresh();
    private final List<Status> heard = new ArrayList<>();
    private final ClusterStatusFold word =
            new ClusterStatusFold(
                    new ClusterName("dev"),
                    new RecordReader(Verifier.of(List.of(applier.publicKey()))),
                    new StatusListener() {
                        @Override
                        public void statusChanged(Status status) {
                            heard.add(status);
                        }

                        @Override
                        public void factsChanged(ClusterName cluster) {}
                    });

    @BeforeEach
    void read_to_its_end() {
        word.caughtUp();
    }

    @Test
    void how_far_a_release_is_wakes_nobody_and_is_known() {
        // Given
        tell(status(Optional.empty(), new Health.Healthy()));

        // When
        tell(status(applying(), new Health.Healthy()));

        // Then
        assertThat(heard).hasSize(1);
        assertThat(word.status(WEB)).map(Status::latest).contains(applying());
    }

    @Test
    void what_stands_on_the_cluster_wakes_whatever_is_under_way() {
        // Given
        tell(status(applying(), new Health.Healthy()));

        // When
        tell(status(Optional.empty(), new Health.Degraded("0 of 2 ready")));

        // Then
        assertThat(heard).hasSize(2);
    }

    @Test
    void an_application_is_its_last_owner_s_and_nobody_s_once_its_status_is_taken_back() {
        // Given
        RepositoryName other = new RepositoryName("other");
        Status shops = status(Optional.empty(), new Health.Healthy());
        tell(shops);
        assertThat(word.ownedBy(PlannerWorld.SHOP)).containsExactly(shops);

        // When
        Status others = ownedBy(other);
        tell(others);

        // Then
        assertThat(word.ownedBy(PlannerWorld.SHOP)).isEmpty();
        assertThat(word.ownedBy(other)).containsExactly(others);
        assertThat(word.owners()).containsExactly(other);

        // When
        takeBack(others);

        // Then
        assertThat(word.owners()).isEmpty();
        assertThat(word.status(WEB)).isEmpty();
    }

    private static Optional<Latest> applying() {
        return Optional.of(
                new Latest(
                        new Generation(2),
                        new CommitId("a".repeat(40)),
                        new EventId("e"),
                        PlannerWorld.SHOP,
                        Stage.APPLYING,
                        "",
                        Instant.EPOCH));
    }

    private static Status ownedBy(RepositoryName owner) {
        return status(owner, Optional.empty(), new Health.Healthy());
    }

    private static Status status(Optional<Latest> latest, Health health) {
        return status(PlannerWorld.SHOP, latest, health);
    }

    private static Status status(RepositoryName owner, Optional<Latest> latest, Health health) {
        return new Status(
                        WEB,
                        FakeClusters.UID,
                        owner,
                        Optional.of(new Status.Claim(new Generation(1), Digest.of("a release"))),
                        Optional.empty(),
                        Optional.empty(),
                        health,
                        Optional.empty(),
                        Optional.empty(),
                        Instant.EPOCH)
                .with(latest, Instant.EPOCH);
    }

    private void tell(Status status) {
        Outbound record = record(status);
        read(record, record.value().orElseThrow());
    }

    private void takeBack(Status status) {
        read(record(status), Payload.of(""));
    }

    private Outbound record(Status status) {
        return new Records(URI.create("/applier/dev"), Optional.of(applier)).status(status);
    }

    private void read(Outbound record, Payload value) {
        word.read(
                new Inbound(
                        new TopicPartition(record.topic(), 0),
                        0,
                        record.key(),
                        record.headers(),
                        value,
                        Instant.EPOCH));
    }
}
