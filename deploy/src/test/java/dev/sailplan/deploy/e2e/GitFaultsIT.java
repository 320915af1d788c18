package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.domain.event.Actor;
import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.log.threads.SteadyTime;
import dev.sailplan.common.seal.signature.Verifier;
import dev.sailplan.common.wire.Decoded;
import dev.sailplan.common.wire.RecordReader;
import dev.sailplan.common.wire.Records;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.deploy.dev.TestServices;
import dev.sailplan.deploy.dev.git.GitHost;
import dev.sailplan.deploy.dev.git.Journal;
import dev.sailplan.deploy.dev.git.Repositories;
import dev.sailplan.deploy.dev.git.Webhook;
import dev.sailplan.deploy.e2e.FaultyWire.State;
import dev.sailplan.planner.git.pack.MirrorBudget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A Git host that is slow, gone, or behind a full disk: a push waits as state and is planned when it can be.
@NullMarked
@SuppressWarnings("NullAway.Init")
class GitFaultsIT {
    private static final RepositoryName SAMPLE = new RepositoryName("sample");
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final MirrorBudget HURRIED =
            new MirrorBudget(64L << 20, 1000, Duration.ofSeconds(3));
    @TempDir Path folder;

    @Test
    void a_host_that_is_gone_or_slow_delays_a_push_and_it_is_planned_when_the_host_is_back()
            throws Exception {
        Path repository = repository();
        WorkTree work = new WorkTree(folder.resolve("work"));
        CommitId there = commit(work, "there", repository);
        AtomicReference<Duration> off = new AtomicReference<>(Duration.ZERO);
        AtomicReference<Webhook> nobody = new AtomicReference<>();
        GitHost.PushHandling silent =
                new GitHost.PushHandling(nobody::get, new Journal(System::nanoTime), false);
        try (TestBroker broker = TestBroker.start(folder.resolve("kafka"));
                GitHost host = GitHost.start(0, new Repositories(folder.resolve("git")), silent);
                FaultyWire wire = FaultyWire.to(URI.create(host.url()).getPort());
                TestServices services =
                        new TestServices(
                                folder.resolve("data"),
                                broker.address(),
                                new SteadyTime(
                                        () -> Instant.now().plus(off.get()), System::nanoTime))) {
            services.planner(
                    URI.create("http://127.0.0.1:" + wire.port() + "/sample"),
                    "one",
                    folder.resolve("mirrors"),
                    HURRIED);
            // The poll at the planner's start would otherwise meet the first push.
            await().atMost(LONG)
                    .until(() -> ended(broker, "poll:sample:refs/heads/main:" + there).isPresent());
            push(broker, "sound", commit(work, "0", repository));
            await().atMost(LONG).until(() -> ended(broker, "sound").isPresent());

            // When
            wire.become(State.BROKEN);
            push(broker, "gone", commit(work, "1", repository));

            // Then
            await().atMost(LONG).until(() -> delayed(broker, "gone"));
            // Somebody sets the clock back meanwhile: the time of the next try is hours away by it.
            off.set(Duration.ofHours(-3));
            wire.become(State.SOUND);
            await().atMost(LONG).until(() -> ended(broker, "gone").isPresent());

            // When
            wire.become(State.SLOW);
            push(broker, "slow", commit(work, "x".repeat(400_000), repository));

            // Then
            await().atMost(LONG).until(() -> delayed(broker, "slow"));
            wire.become(State.SOUND);
            await().atMost(LONG).until(() -> ended(broker, "slow").isPresent());
            assertThat(broker.read(Topics.DEAD_LETTERS)).isEmpty();
            assertThat(List.of("sound", "gone", "slow"))
                    .allSatisfy(event ->
                            assertThat(ended(broker, event))
                                    .get()
                                    .isInstanceOf(Decision.Planned.class));
        }
    }

    /// Where no disk is named for it, the pack is cut off as on a full disk, but new and empty files can be made.
    @Test
    void a_mirror_whose_disk_is_full_says_so_and_is_sound_when_there_is_room() throws Exception {
        // Given
        SmallDisk disk = SmallDisk.of(folder);
        Path repository = repository();
        WorkTree work = new WorkTree(folder.resolve("work"));
        commit(work, "0", repository);
        Java program = Java.of(MirrorProcess.class, folder.resolve("mirror.log"), "-Xmx128m");
        String[] known = arguments(disk, "mirrors", repository);
        String[] fresh = arguments(disk, "others", repository);
        assertThat(program.start(known).waitFor()).isZero();
        byte[] noise = new byte[2 << 20];
        new java.util.Random(1).nextBytes(noise);
        Files.write(work.folder().resolve("noise.bin"), noise);
        CommitId tip = commit(work, "1", repository);

        for (String[] arguments : List.of(known, fresh)) {
            // When
            Files.delete(folder.resolve("mirror.log"));
            int full = disk.startFull(program, arguments).waitFor();
            String said = Files.readString(folder.resolve("mirror.log"));
            disk.free();
            int free = program.start(arguments).waitFor();

            // Then
            assertThat(full).as(said).isEqualTo(MirrorProcess.UNAVAILABLE);
            assertThat(said)
                    .contains("repository sample can't be read")
                    .contains(disk.words())
                    .contains(arguments[0]);
            assertThat(free).isZero();
            assertThat(Files.readString(folder.resolve("mirror.log"))).endsWith(tip + "\n");
        }
    }

    private static String[] arguments(SmallDisk disk, String mirrors, Path repository) {
        return new String[] {
            disk.folder().resolve(mirrors).toString(), repository.toUri().toString()
        };
    }

    private Path repository() throws IOException {
        Path bare = folder.resolve("git").resolve("sample.git");
        Files.createDirectories(folder.resolve("git"));
        Command.git(folder).run("init", "-q", "--bare", "-b", "main", bare.toString());
        Command.git(folder).run("init", "-q", "-b", "main", folder.resolve("work").toString());
        new WorkTree(folder.resolve("work"))
                .write(
                        "sailplan.yaml",
                        "apiVersion: sailplan.dev/v1\nkind: Applications\napplications:\n")
                .declare("web");
        return bare;
    }

    /// Straight to the host's disk: no webhook tells of it.
    private static CommitId commit(WorkTree work, String value, Path repository) {
        work.configMap("apps/web/config.yaml", "web", value);
        work.git().run("add", "-A");
        work.git().run("commit", "-qm", "a change");
        work.git().run("push", "-q", repository.toString(), "HEAD:main");
        return new CommitId(work.git().run("rev-parse", "HEAD").strip());
    }

    private static void push(TestBroker broker, String id, CommitId tip) {
        Pushed event =
                new Pushed(
                        new EventId(id),
                        SAMPLE,
                        RefName.branch("main"),
                        Optional.empty(),
                        Optional.of(tip),
                        new Actor("sailor"),
                        Instant.now());
        broker.write(new Records(URI.create("/test"), Optional.empty()).event(event));
    }

    private static boolean delayed(TestBroker broker, String event) {
        return decisions(broker, event).stream().anyMatch(Decision.Delayed.class::isInstance);
    }

    /// The decision that ends the event.
    private static Optional<Decision> ended(TestBroker broker, String event) {
        return decisions(broker, event).stream()
                .filter(it ->
                        it instanceof Decision.Planned
                                || it instanceof Decision.Refused
                                || it instanceof Decision.Superseded)
                .findFirst();
    }

    private static List<Decision> decisions(TestBroker broker, String event) {
        RecordReader reader = new RecordReader(Verifier.WITHOUT_KEYS);
        return broker.read(Topics.DECISIONS).stream()
                .filter(it -> it.value().text().contains("\"" + event + "\""))
                .map(reader::read)
                .filter(Decoded.Of.class::isInstance)
                .map(it -> ((Decoded.Of) it).record())
                .filter(Decision.class::isInstance)
                .map(Decision.class::cast)
                .toList();
    }
}
