package dev.sailplan.common.log;

import static dev.sailplan.common.log.ScriptedWork.OUT;
import static dev.sailplan.common.log.ScriptedWork.answer;
import static dev.sailplan.common.log.Service.DEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.fake.FlakyLog.Fate;
import dev.sailplan.common.log.fake.LogWorld;
import dev.sailplan.common.log.letters.Quarantine;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the loop promises, on whatever log.
@SuppressWarnings("NullAway.Init")
public abstract class LoopContract {
    private static final int PARTITIONS = 4;
    private static final int KEYS = 8;
    private static final Duration LONG = Duration.ofSeconds(30);
    private final List<Service> crashed = new ArrayList<>();
    private LogWorld world;
    private Traffic traffic;

    public abstract LogWorld world();

    @BeforeEach
    void create_topics() {
        world = world();
        Service.createTopics(world, PARTITIONS);
        traffic = new Traffic(world, PARTITIONS, KEYS);
    }

    @AfterEach
    void close_world() {
        crashed.forEach(it -> it.log().clear());
        world.close();
    }

    @Test
    void answers_every_record_once_and_in_the_order_of_its_key() {
        // Given
        traffic.send(200);

        // When
        try (Service _ = Service.start(world, "a", new ScriptedWork())) {
            traffic.awaitOutputs();
        }

        // Then
        assertThat(traffic.outputsByKey()).isEqualTo(traffic.inputsByKey());
    }

    @Test
    void goes_on_after_a_crash_and_doubles_nothing() {
        // Given
        traffic.send(200);
        AtomicInteger commits = new AtomicInteger();

        // When
        for (Fate fate : List.of(Fate.DIE_AFTER, Fate.DIE_BEFORE)) {
            commits.set(0);
            Service first =
                    Service.start(
                            world,
                            "a",
                            slow(),
                            () -> commits.incrementAndGet() == 3 ? fate : Fate.COMMIT);
            await().atMost(LONG).until(first.log()::dead);
            crash(first);
        }
        long restarted = System.nanoTime();
        try (Service _ = Service.start(world, "a", slow())) {
            int before = world.committed(OUT).size();
            await().atMost(LONG).until(() -> world.committed(OUT).size() > before);
            assertThat(Duration.ofNanos(System.nanoTime() - restarted))
                    .isLessThan(Duration.ofSeconds(5));
            traffic.awaitOutputs();
        }

        // Then
        assertThat(traffic.outputsByKey()).isEqualTo(traffic.inputsByKey());
    }

    @Test
    void starts_again_from_the_log_when_a_commit_ends_in_doubt() {
        // Given
        traffic.send(40);
        AtomicInteger commits = new AtomicInteger();

        // When
        try (Service _ =
                Service.start(
                        world,
                        "a",
                        slow(),
                        () ->
                                switch (commits.incrementAndGet()) {
                                    case 2 -> Fate.FAIL_AFTER;
                                    case 4 -> Fate.FAIL_BEFORE;
                                    default -> Fate.COMMIT;
                                })) {
            traffic.awaitOutputs();
        }

        // Then
        assertThat(commits.get()).isGreaterThan(4);
        assertThat(traffic.outputsByKey()).isEqualTo(traffic.inputsByKey());
    }

    @Test
    void shares_the_partitions_with_a_second_instance() {
        // Given
        ScriptedWork first = new ScriptedWork();
        ScriptedWork second = new ScriptedWork();
        traffic.send(50);

        // When
        try (Service a = Service.start(world, "a", first)) {
            await().atMost(LONG).until(() -> a.loop().health().partitions().size() == PARTITIONS);
            try (Service b = Service.start(world, "b", second)) {
                await().atMost(LONG).until(() -> b.loop().health().partitions().size() == 2);
                traffic.send(50);
                traffic.awaitOutputs();
            }
            await().atMost(LONG).until(() -> a.loop().health().partitions().size() == PARTITIONS);
            traffic.send(20);
            traffic.awaitOutputs();
        }

        // Then
        assertThat(traffic.outputsByKey()).isEqualTo(traffic.inputsByKey());
        assertThat(second.seen()).anyMatch(it -> it.startsWith("handle"));
    }

    @Test
    void buries_what_cannot_be_read_and_moves_on() {
        // Given
        ScriptedWork work =
                new ScriptedWork()
                        .routing(it ->
                                it.value().text().equals("v1")
                                        ? new Routing.Unreadable("not \"v1\" again")
                                        : new Routing.ToLane(it.key()))
                        .handling((it, _) -> {
                            if (it.value().text().equals("v2")) {
                                throw new Work.Unprocessable("secret 'v2'");
                            }
                            return HandledRecord.with(answer(it));
                        });
        traffic.send(10);

        // When
        try (Service _ = Service.start(world, "a", work)) {
            traffic.awaitOutputs(8);
            await().atMost(LONG).until(() -> world.committed(DEAD).size() == 2);
        }

        // Then
        assertThat(world.committed(DEAD))
                .extracting(it -> it.key() + " " + it.value().text())
                .containsExactlyInAnyOrder(
                        "k1 {\"error\":\"Unreadable\",\"offset\":0,\"partition\":1,\"reason\":\"not"
                                + " … again\",\"service\":\"service\",\"topic\":\"in\"}",
                        "k2 {\"error\":\"Unprocessable\",\"offset\":0,\"partition\":2,\"reason\":\"secret"
                                + " …\",\"service\":\"service\",\"topic\":\"in\"}");
    }

    @Test
    void puts_aside_what_ends_its_process_three_times_and_nothing_beside_it() {
        // Given
        traffic.send(10);
        List<Service> runs = new ArrayList<>();

        // When
        int deaths = 0;
        for (boolean died = true; died; ) {
            CountDownLatch death = new CountDownLatch(1);
            Service run = Service.start(world, "a", dyingOf("v3", death));
            runs.add(run);
            await().atMost(LONG)
                    .until(() -> death.getCount() == 0 || world.committed(DEAD).size() == 1);
            died = death.getCount() == 0;
            if (died) {
                deaths++;
                crash(run);
            }
        }
        traffic.awaitOutputs(9);
        runs.getLast().close();

        // Then
        assertThat(deaths).isEqualTo(3);
        assertThat(world.committed(OUT))
                .extracting(it -> it.value().text())
                .doesNotContain("v3")
                .hasSize(9);
        assertThat(new Quarantine(world.log(), DEAD).letters())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.about()).hasToString("in/3/0");
                    assertThat(letter.error()).isEqualTo("Crash");
                    assertThat(letter.attempts()).contains(3);
                });
    }

    @Test
    void a_topic_that_is_missing_holds_up_only_what_goes_there() {
        // Given
        traffic.send(16);
        ScriptedWork work =
                new ScriptedWork()
                        .handling((it, _) ->
                                it.key().equals("k3")
                                        ? HandledRecord.with(Outputs.NONE.with(to("gone", it)))
                                        : HandledRecord.with(answer(it)));

        // When
        try (Service service = Service.start(world, "a", work)) {
            traffic.awaitOutputs(14);
            traffic.send(8);
            traffic.awaitOutputs(21);

            // Then
            assertThat(service.loop().health().lastError())
                    .hasValueSatisfying(
                            it -> assertThat(it).startsWith("topic gone can't be written: "));
            world.createTopic("gone", 1);
            await().atMost(LONG).until(() -> world.committed("gone").size() == 3);
            await().atMost(LONG).until(() -> service.loop().health().lastError().isEmpty());
        }
        assertThat(world.committed(DEAD)).isEmpty();
    }

    private static Outbound to(String topic, Inbound record) {
        return Outbound.keyed(topic, record.key(), Map.of(), record.value());
    }

    private static ScriptedWork dyingOf(String what, CountDownLatch death) {
        return new ScriptedWork()
                .handling((it, lane) -> {
                    while (it.value().text().equals(what)) {
                        death.countDown();
                        lane.checkpoint();
                        Thread.onSpinWait();
                    }
                    return HandledRecord.with(answer(it));
                });
    }

    @Test
    void shows_the_next_run_what_was_committed_in_the_middle_of_the_work() {
        // Given
        traffic.send(1);
        String large = "x".repeat(700_000);
        CountDownLatch middle = new CountDownLatch(1);
        ScriptedWork dies =
                new ScriptedWork()
                        .handling((_, lane) -> {
                            lane.commit(Outputs.NONE.put("run", Payload.of(large)));
                            middle.countDown();
                            while (true) {
                                lane.checkpoint();
                                Thread.onSpinWait();
                            }
                        });
        ScriptedWork resumes =
                new ScriptedWork()
                        .handling((it, lane) ->
                                HandledRecord.with(
                                        answer(it, length(lane.state(), "run")).remove("run")));

        // When
        Service first = Service.start(world, "a", dies);
        await().atMost(LONG).until(() -> middle.getCount() == 0);
        crash(first);
        try (Service _ = Service.start(world, "a", resumes)) {
            traffic.awaitOutputs(1);
        }
        List<Integer> left = new CopyOnWriteArrayList<>();
        ScriptedWork looks =
                new ScriptedWork().taking((_, state, _) -> left.add(state.under("").size()));
        try (Service _ = Service.start(world, "a", looks)) {
            await().atMost(LONG).until(() -> left.size() == PARTITIONS);
        }

        // Then
        assertThat(world.committed(OUT))
                .extracting(it -> it.value().text())
                .containsExactly("700000");
        assertThat(left).containsOnly(0);
    }

    @Test
    void reads_all_again_when_the_state_topic_is_created_anew() {
        // Given
        traffic.send(20);
        try (Service _ = Service.start(world, "a", new ScriptedWork())) {
            traffic.awaitOutputs(20);
        }

        // When
        world.deleteTopic(Service.STATE);
        await().atMost(LONG)
                .ignoreExceptions()
                .untilAsserted(() -> world.createTopic(Service.STATE, PARTITIONS));
        try (Service _ = Service.start(world, "a", new ScriptedWork())) {
            traffic.awaitOutputs(40);
        }

        // Then
        assertThat(world.committed(OUT)).hasSize(40);
    }

    private void crash(Service service) {
        service.crash();
        crashed.add(service);
    }

    /// Takes a moment for each record, so that a crash finds some of them open.
    private static ScriptedWork slow() {
        return new ScriptedWork()
                .handling((it, lane) -> {
                    LockSupport.parkNanos(1_000_000);
                    return HandledRecord.with(answer(it));
                });
    }

    private static String length(StateView state, String key) {
        return state.get(key).map(it -> Integer.toString(it.size())).orElse("nothing");
    }
}
