package dev.sailplan.tools.bench.sight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.event.Actor;
import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.outcome.Outcome.Timings;
import dev.sailplan.common.domain.plan.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SightingsTest {
    private static final Instant AT = Instant.parse("2026-11-23T07:00:00Z");
    private static final ApplicationKey WEB = ApplicationKey.parse("dev/web@dev");
    private static final ApplicationKey SHOP = ApplicationKey.parse("dev/shop@dev");
    private static final CommitId COMMIT = new CommitId("a".repeat(40));
    private static final CommitId OTHER = new CommitId("b".repeat(40));

    private final AtomicLong clock = new AtomicLong();
    private final Sightings sightings = new Sightings(clock::get);

    @Test
    void times_the_first_record_of_each_stage_of_a_commit() throws InterruptedException {
        // Given
        at(10, pushed(COMMIT));
        at(15, pushed(COMMIT));
        at(20, applied(WEB, OTHER));
        at(30, applied(WEB, COMMIT));

        // When
        Passage passage = sightings.await(COMMIT, Set.of(WEB), Duration.ZERO);

        // Then
        assertThat(passage.first())
                .containsOnlyKeys(Stage.EVENT, Stage.APPLIED)
                .containsEntry(Stage.EVENT, new Sighting(AT, 10))
                .containsEntry(Stage.APPLIED, new Sighting(AT, 30));
        assertThat(passage.lastAppliedAt()).isEqualTo(30);
    }

    @Test
    void counts_until_the_last_of_many_is_applied() throws InterruptedException {
        at(10, applied(WEB, COMMIT));
        assertThat(sightings.await(COMMIT, Set.of(WEB, SHOP), Duration.ZERO).applied())
                .containsExactly(WEB);

        at(50, applied(SHOP, COMMIT));
        Passage passage = sightings.await(COMMIT, Set.of(WEB, SHOP), Duration.ZERO);

        assertThat(passage.applied()).containsExactlyInAnyOrder(WEB, SHOP);
        assertThat(passage.lastAppliedAt()).isEqualTo(50);
    }

    @Test
    void says_what_failed_first() throws InterruptedException {
        at(10, new Outcome.Failed(attempt(WEB, COMMIT), List.of(), "no route", Timings.NONE, AT));
        at(20, new Outcome.Superseded(attempt(WEB, COMMIT), new Generation(9), AT));

        assertThat(sightings.await(COMMIT, Set.of(WEB), Duration.ofDays(1)).failure())
                .contains("dev/web@dev failed: no route");
    }

    private void at(long nanos, Object record) {
        clock.set(nanos);
        sightings.note(record);
    }

    private static Pushed pushed(CommitId commit) {
        return new Pushed(
                new EventId("event"),
                new RepositoryName("sample"),
                new RefName("refs/heads/main"),
                Optional.empty(),
                Optional.of(commit),
                Actor.NOBODY,
                AT);
    }

    private static Outcome applied(ApplicationKey application, CommitId commit) {
        return new Outcome.Applied(
                attempt(application, commit), List.of(), new Health.Stored(), Timings.NONE, AT);
    }

    private static Attempt attempt(ApplicationKey application, CommitId commit) {
        Subject subject =
                new Subject(
                        application,
                        new ClusterUid("7b6d3c0e-5b7c-4f0e-9a6e-2f1f5a0c9d11"),
                        new RepositoryName("sample"),
                        commit);
        return new Attempt(
                subject,
                new Generation(1),
                PlanId.of(Digest.of("plan")),
                Digest.of("release"),
                new EventId("event"));
    }
}
