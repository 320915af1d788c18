package dev.sailplan.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.domain.event.Actor;
import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.ApiKind;
import dev.sailplan.common.domain.status.Facts;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.fake.NoRebalance;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.Membership;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.threads.VirtualThreads;
import dev.sailplan.common.seal.SealingKeyPair;
import dev.sailplan.common.seal.key.KeyUse;
import dev.sailplan.common.seal.secret.FingerprintKey;
import dev.sailplan.common.seal.signature.Signer;
import dev.sailplan.common.seal.signature.Verifier;
import dev.sailplan.common.settings.ClusterSettings;
import dev.sailplan.common.settings.KafkaSettings;
import dev.sailplan.common.settings.KeySettings;
import dev.sailplan.common.settings.ProjectSettings;
import dev.sailplan.common.settings.RepositorySettings;
import dev.sailplan.common.settings.ServerSettings;
import dev.sailplan.common.settings.ServiceSettings;
import dev.sailplan.common.testing.Signers;
import dev.sailplan.common.wire.Decoded;
import dev.sailplan.common.wire.RecordReader;
import dev.sailplan.common.wire.Records;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.planner.lane.FakeGit;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The whole planner on a log in memory, with a signed applier's word on the other side.
class PlannerTest {
    private static final ClusterName DEV = new ClusterName("dev");
    private static final RepositoryName SHOP = new RepositoryName("shop");
    private static final int PARTITIONS = 4;
    private static final String CANARY = "c2FpbHBsYW4tY2FuYXJ5";
    private final FakeGit git = new FakeGit();
    private final VirtualThreads threads = new VirtualThreads();
    private final InstantSource time = InstantSource.system();
    private final FakeLog log = new FakeLog(threads, time);
    private final Signer planSigner = Signers.fresh();
    private final Signer identity = Signers.fresh();
    private Optional<Planner> planner = Optional.empty();
    private int writers;

    @BeforeEach
    void topics_and_a_commit() {
        Topics.all(List.of(DEV))
                .forEach(t -> log.createTopic(t.name(), t.partitions() > 1 ? PARTITIONS : 1));
        git.commit(
                "sailplan.yaml",
                """
                apiVersion: sailplan.dev/v1
                kind: Applications
                applications:
                  - name: web
                    plain: {path: apps/web}
                    destination: {cluster: dev, namespace: web, createNamespace: true}
                """);
        git.commit(
                "apps/web/secret.yaml",
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: db}
                data: {password: %s}
                """
                        .formatted(CANARY));
    }

    @AfterEach
    void stop() {
        planner.ifPresent(Planner::close);
    }

    private void start() {
        PlannerKeys keys =
                new PlannerKeys(
                        planSigner,
                        new FingerprintKey(Payload.of("0123456789abcdef0123456789abcdef")),
                        Map.of(DEV, new RecordReader(Verifier.of(List.of(identity.publicKey())))));
        Planner started =
                new Planner(
                        settings(),
                        new Planner.Surroundings(
                                new Ports(log, threads, time), git, keys, "one", () -> 0.5));
        started.start();
        planner = Optional.of(started);
    }

    @Test
    void it_does_not_start_on_topics_that_lose_records() {
        // Given
        log.topicsHave(List.of("topic sailplan.planner.state has cleanup.policy=delete"));

        // Then
        assertThatThrownBy(this::start)
                .hasMessageContaining("sailplan-planner does not start")
                .hasMessageContaining("cleanup.policy=delete");
    }

    private static ServerSettings settings() {
        ProjectSettings project =
                new ProjectSettings(
                        new ProjectName("demo"),
                        List.of(
                                new ProjectSettings.Destination(
                                        DEV, List.of("*"), List.of("*"), List.of("*"))),
                        Limits.DEFAULT,
                        ProjectSettings.Approval.NONE);
        RepositorySettings repository =
                new RepositorySettings(
                        SHOP,
                        RepositorySettings.Provider.GITHUB,
                        URI.create("http://127.0.0.1/shop.git"),
                        List.of(),
                        Optional.empty(),
                        project.name(),
                        List.of());
        return new ServerSettings(
                KeyUse.DEV,
                new KafkaSettings(List.of("127.0.0.1:1"), Map.of()),
                KeySettings.NONE,
                List.of(
                        new ClusterSettings(
                                DEV,
                                Optional.empty(),
                                Optional.empty(),
                                ClusterSettings.Keys.NONE)),
                List.of(project),
                List.of(repository),
                new ServiceSettings(
                        ServiceSettings.Gateway.DEFAULT,
                        new ServiceSettings.Planner(Path.of("unused"), Duration.ofMinutes(3)),
                        ServiceSettings.Applier.DEFAULT));
    }

    private Facts facts() {
        return facts(SealingKeyPair.generate(1));
    }

    private Facts facts(SealingKeyPair sealing) {
        return new Facts(
                DEV,
                new ClusterUid("0f3c"),
                "v1.37.2",
                0,
                List.of(
                        new ApiKind("", "v1", "Namespace", "namespaces", false),
                        new ApiKind("", "v1", "Secret", "secrets", true)),
                sealing.publicHalf(),
                Map.of(),
                time.instant());
    }

    private void write(Outbound record) {
        Membership membership =
                new Membership("writer" + writers++, "test", List.of(Topics.DEAD_LETTERS));
        try (LogSession session = log.join(membership, new NoRebalance())) {
            session.begin();
            session.send(record);
            session.commit();
        }
    }

    private Records signing(Signer signer) {
        return new Records(URI.create("/applier/test"), Optional.of(signer));
    }

    private void push(CommitId commit) {
        write(
                signing(identity)
                        .event(
                                new Pushed(
                                        new EventId("push-" + commit.abbreviated()),
                                        SHOP,
                                        FakeGit.MAIN,
                                        Optional.empty(),
                                        Optional.of(commit),
                                        Actor.NOBODY,
                                        Instant.EPOCH)));
    }

    private <T> List<T> read(String topic, Class<T> type) {
        RecordReader reader = new RecordReader(Verifier.of(List.of(planSigner.publicKey())));
        return log.committed(topic).stream()
                .flatMap(record ->
                        reader.read(record) instanceof Decoded.Of(Object it, _, _)
                                        && type.isInstance(it)
                                ? Stream.of(type.cast(it))
                                : Stream.empty())
                .toList();
    }

    private List<Release> releases() {
        return read(Topics.plans(DEV), Release.class);
    }

    @Test
    void a_poll_finds_the_commit_and_facts_let_it_go() {
        // Given
        start();
        await().untilAsserted(() ->
                assertThat(read(Topics.DECISIONS, Decision.Planned.class)).hasSize(1));
        assertThat(releases()).isEmpty();

        // When
        write(signing(identity).facts(facts()));

        // Then
        await().untilAsserted(() -> assertThat(releases()).hasSize(1));
        Plan plan = read(Topics.plans(DEV), Plan.class).getFirst();
        assertThat(plan.id()).isEqualTo(releases().getFirst().plan());
        assertThat(plan.index().entries().stream().map(e -> e.object().shortForm()))
                .containsExactly("Namespace/web", "Secret/db");
    }

    @Test
    void a_push_is_released_by_its_event_and_nothing_shows_a_secret() {
        // Given
        write(signing(identity).facts(facts()));
        start();
        await().untilAsserted(() -> assertThat(releases()).hasSize(1));
        CommitId commit = git.commit("apps/web/more.yaml", secret("more"));

        // When
        push(commit);

        // Then
        await().untilAsserted(() -> assertThat(releases()).hasSize(2));
        Release release = releases().getLast();
        assertThat(release.generation().number()).isEqualTo(2);
        assertThat(release.event().value()).isEqualTo("push-" + commit.abbreviated());
        await().untilAsserted(() ->
                assertThat(read(Topics.DECISIONS, Decision.Planned.class)).hasSize(2));
        Decision.Planned planned = read(Topics.DECISIONS, Decision.Planned.class).getLast();
        assertThat(planned.applications().values())
                .containsExactly(new Verdict.Released(release.generation(), release.plan()));
        assertThat(everything()).isNotEmpty().noneMatch(text -> text.contains(CANARY));
    }

    private static String secret(String name) {
        return "apiVersion: v1\nkind: Secret\nmetadata: {name: %s}\nstringData: {a: %s}\n"
                .formatted(name, CANARY);
    }

    private List<String> everything() {
        return Topics.all(List.of(DEV)).stream()
                .flatMap(topic -> log.committed(topic.name()).stream())
                .map(record -> record.key() + record.headers() + record.value().text())
                .toList();
    }

    /// All that came before the last record of a topic was read when the last one has had its effect.
    @Test
    void facts_that_another_key_signed_count_for_nothing() {
        // Given
        start();
        await().untilAsserted(() ->
                assertThat(read(Topics.DECISIONS, Decision.Planned.class)).hasSize(1));
        SealingKeyPair forged = SealingKeyPair.generate(1);
        SealingKeyPair honest = SealingKeyPair.generate(1);

        // When
        write(signing(Signers.fresh()).facts(facts(forged)));

        // Then
        await().during(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(releases()).isEmpty());

        // When
        write(signing(identity).facts(facts(honest)));
        write(signing(Signers.fresh()).facts(facts(forged)));
        await().untilAsserted(() -> assertThat(releases()).hasSize(1));
        push(git.commit("apps/web/more.yaml", secret("more")));

        // Then
        await().untilAsserted(() -> assertThat(releases()).hasSize(2));
        assertThat(plans())
                .contains(honest.publicHalf().id().toString())
                .doesNotContain(forged.publicHalf().id().toString());
    }

    private String plans() {
        return log.committed(Topics.plans(DEV)).stream()
                .map(record -> record.value().text())
                .collect(Collectors.joining());
    }

    @Test
    void a_status_that_another_key_signed_raises_no_generation() {
        // Given
        write(signing(identity).facts(facts()));
        write(signing(Signers.fresh()).status(claimed(40)));
        start();

        // Then
        await().untilAsserted(() -> assertThat(releases()).hasSize(1));
        assertThat(releases().getFirst().generation()).isEqualTo(new Generation(1));
    }

    @Test
    void a_status_that_the_applier_signed_does() {
        // Given
        write(signing(identity).facts(facts()));
        write(signing(identity).status(claimed(40)));
        start();

        // Then
        await().untilAsserted(() -> assertThat(releases()).hasSize(1));
        assertThat(releases().getFirst().generation()).isEqualTo(new Generation(41));
    }

    private Status claimed(long generation) {
        return new Status(
                ApplicationKey.parse("demo/web@dev"),
                new ClusterUid("0f3c"),
                SHOP,
                Optional.of(new Status.Claim(new Generation(generation), Digest.of("another"))),
                Optional.empty(),
                Optional.empty(),
                new Health.Unknown(),
                Optional.empty(),
                Optional.empty(),
                time.instant());
    }

    /// The applier names its newest key first; from then on everything is sealed to it.
    @Test
    void a_new_sealing_key_is_used_from_the_next_push_on() {
        // Given
        SealingKeyPair next = SealingKeyPair.generate(2);
        write(signing(identity).facts(facts()));
        start();
        await().untilAsserted(() -> assertThat(releases()).hasSize(1));
        assertThat(plans()).doesNotContain(next.publicHalf().id().toString());

        // When
        write(signing(identity).facts(facts(next)));
        await().untilAsserted(() -> {
            push(git.commit("apps/web/more.yaml", secret("more" + git.hashCode() + writers)));
            assertThat(plans()).contains(next.publicHalf().id().toString());
        });
    }

    @Test
    void a_restart_releases_nothing_again() {
        // Given
        write(signing(identity).facts(facts()));
        start();
        await().untilAsserted(() -> assertThat(releases()).hasSize(1));
        await().untilAsserted(() ->
                assertThat(read(Topics.DECISIONS, Decision.Planned.class)).hasSize(1));
        planner.ifPresent(Planner::close);

        // When
        start();
        push(git.commit("README.md", "words"));

        // Then
        await().untilAsserted(() ->
                assertThat(read(Topics.DECISIONS, Decision.Planned.class)).hasSize(2));
        assertThat(releases()).hasSize(1);
    }
}
