package dev.sailplan.common.log.letters;

import static dev.sailplan.common.log.ScriptedWork.OUT;
import static dev.sailplan.common.log.ScriptedWork.answer;
import static dev.sailplan.common.log.Service.DEAD;
import static dev.sailplan.common.log.Service.IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.HandledRecord;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Routing;
import dev.sailplan.common.log.ScriptedWork;
import dev.sailplan.common.log.Service;
import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.fake.FlakyLog;
import dev.sailplan.common.log.fake.FlakyLog.Fate;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.quarantine.TrialNotes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A record that ends its process, or fails in a way that nothing outside explains, stops after three times.
final class QuarantineTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private final FakeLog world = Service.world(1);

    @Test
    void a_record_whose_handling_fails_three_times_is_put_aside_and_its_lane_goes_on() {
        // Given
        AtomicInteger tries = new AtomicInteger();
        ScriptedWork work =
                handling(
                        "poison",
                        () -> {
                            tries.incrementAndGet();
                            throw new IllegalStateException("secret");
                        });
        append("k", "poison");
        append("k", "after");

        // When
        try (Service _ = Service.start(world, "a", work)) {
            awaitOutputs(1);
        }

        // Then
        assertThat(outputs()).containsExactly("after");
        assertThat(tries).hasValue(3);
        assertThat(letters())
                .containsExactly(
                        "k {\"attempts\":3,\"error\":\"IllegalStateException\",\"offset\":0,"
                                + "\"partition\":0,\"reason\":\"given up and put in quarantine;"
                                + " the service's own log has the frames\","
                                + "\"service\":\"service\",\"topic\":\"in\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void what_the_world_does_is_never_held_against_a_record(int which) {
        // Given
        List<RuntimeException> faults =
                List.of(
                        new UncheckedIOException(new IOException("no space left on device")),
                        new IllegalStateException(new IOException("connection reset")),
                        new LogFailure.Broken("no broker"),
                        new IllegalArgumentException("the host is away"));
        AtomicInteger tries = new AtomicInteger();
        ScriptedWork work =
                handling(
                                "v",
                                () -> {
                                    if (tries.incrementAndGet() < 5) {
                                        throw faults.get(which);
                                    }
                                })
                        .ofTheWorld(it -> it instanceof IllegalArgumentException);
        append("k", "v");

        // When
        try (Service _ = Service.start(world, "a", work)) {
            awaitOutputs(1);
        }

        // Then
        assertThat(tries).hasValue(5);
        assertThat(letters()).isEmpty();
    }

    @Test
    void memory_that_is_short_for_everybody_is_nobody_s_fault_until_it_is_short_for_one_alone() {
        // Given
        CountDownLatch neighbour = new CountDownLatch(1);
        AtomicInteger alone = new AtomicInteger();
        ScriptedWork work =
                new ScriptedWork()
                        .handling((it, _) -> {
                            switch (it.value().text()) {
                                case "neighbour" -> neighbour.countDown();
                                case "hog" -> {
                                    alone.incrementAndGet();
                                    throw new OutOfMemoryError();
                                }
                                default -> {}
                            }
                            return HandledRecord.with(answer(it));
                        });
        append("k", "hog");
        append("l", "neighbour");

        // When
        try (Service _ = Service.start(world, "a", work)) {
            awaitOutputs(1);
            await().atMost(LONG).until(() -> letters().size() == 1);
        }

        // Then
        assertThat(neighbour.getCount()).isZero();
        assertThat(alone).as("once beside others, three times alone").hasValue(4);
        assertThat(letters().getFirst()).contains("OutOfMemoryError");
    }

    @Test
    void a_record_that_kills_its_process_three_times_is_put_aside_by_the_fourth() {
        // Given
        append("k", "poison");
        append("k", "after");
        append("l", "beside");
        Deaths deaths = new Deaths();

        // When
        int died = deaths.until(3);

        // Then
        assertThat(died).isEqualTo(3);
        assertThat(outputs()).containsExactlyInAnyOrder("after", "beside");
        assertThat(letters()).hasSize(1);
        assertThat(letters().getFirst())
                .contains("\"error\":\"Crash\"", "\"offset\":0", "\"attempts\":3");
    }

    @Test
    void whoever_only_ran_beside_it_is_not_blamed_however_long_it_takes() {
        // Given
        append("slow", "slow");
        append("k", "poison");
        append("slower", "slow");
        Deaths deaths = new Deaths();

        // When
        int died = deaths.until(3);

        // Then
        assertThat(died).isEqualTo(3);
        assertThat(outputs()).containsExactly("slow", "slow");
        assertThat(letters()).hasSize(1);
    }

    @Test
    void whoever_only_stood_before_it_on_its_lane_is_not_blamed() {
        // Given
        append("k", "one");
        append("k", "two");
        append("k", "poison");
        append("k", "four");
        Deaths deaths = new Deaths();

        // When
        int died = deaths.until(3);

        // Then
        assertThat(died).isEqualTo(3);
        assertThat(outputs()).containsExactly("one", "two", "four");
        assertThat(letters()).hasSize(1);
        assertThat(letters().getFirst()).contains("\"offset\":2");
    }

    @Test
    void to_be_stopped_in_good_order_or_to_lose_the_log_is_no_death() {
        // Given
        append("k", "long");
        AtomicInteger begun = new AtomicInteger();
        ScriptedWork never =
                new ScriptedWork()
                        .handling((it, lane) -> {
                            if (it.value().text().equals("long")) {
                                begun.incrementAndGet();
                                spin(lane);
                            }
                            return HandledRecord.with(answer(it));
                        });

        // When
        for (int n = 1; n <= 4; n++) {
            int nth = 2 * n - 1;
            try (Service service = Service.start(world, "a", never)) {
                await().atMost(LONG).until(() -> begun.get() == nth);
                service.log().atCommit(failingOnce());
                append("other", "o" + n);
                await().atMost(LONG).until(() -> begun.get() > nth);
            }
        }
        try (Service _ = Service.start(world, "a", new ScriptedWork())) {
            awaitOutputs(5);
        }

        // Then
        assertThat(letters()).isEmpty();
        assertThat(outputs()).contains("long");
    }

    @Test
    void what_waits_for_the_world_is_not_blamed_for_the_deaths_it_only_rested_in() {
        // Given
        AtomicInteger tries = new AtomicInteger();
        AtomicBoolean well = new AtomicBoolean();
        ScriptedWork work =
                handling(
                        "v",
                        () -> {
                            tries.incrementAndGet();
                            if (!well.get()) {
                                throw new UncheckedIOException(new IOException("refused"));
                            }
                        });
        append("k", "v");

        // When
        for (int run = 1; run <= 5; run++) {
            int before = tries.get();
            long resting = Math.max(0, run - 2);
            Service service = Service.start(world, "a", work);
            await().atMost(LONG).until(() -> tries.get() > before && restsOnRecord() == resting);
            service.crash();
        }
        well.set(true);
        try (Service _ = Service.start(world, "a", work)) {
            awaitOutputs(1);
        }

        // Then
        assertThat(letters()).isEmpty();
    }

    private long restsOnRecord() {
        return world.committed(Service.STATE).stream()
                .filter(it -> it.key().startsWith(TrialNotes.BEGUN))
                .reduce((_, last) -> last)
                .map(it -> it.value().text().lines().filter(n -> n.startsWith("resting ")).count())
                .orElse(0L);
    }

    @Test
    void the_state_keeps_nothing_of_a_suspicion_that_has_passed() {
        // Given
        append("k", "poison");
        append("k", "after");

        // When
        new Deaths().until(3);

        // Then
        Set<String> left = ConcurrentHashMap.newKeySet();
        world.committed(Service.STATE)
                .forEach(it -> {
                    if (it.tombstone()) {
                        left.remove(it.key());
                    } else {
                        left.add(it.key());
                    }
                });
        assertThat(left)
                .noneMatch(it -> it.startsWith(TrialNotes.BEGUN))
                .doesNotContain(TrialNotes.PROCESS);
    }

    @Test
    void a_task_that_always_fails_rests_and_lets_the_records_pass() {
        // Given
        append("k", "v");
        AtomicInteger tries = new AtomicInteger();
        ScriptedWork work =
                new ScriptedWork()
                        .taking((partition, _, lanes) -> lanes.wake(partition, "k", "task"))
                        .waking((_, _) -> {
                            tries.incrementAndGet();
                            throw new IllegalStateException();
                        });

        // When
        try (Service _ = Service.start(world, "a", work)) {
            awaitOutputs(1);
        }

        // Then
        assertThat(tries).hasValue(3);
    }

    @Test
    void the_service_has_a_last_word_on_what_it_gave_up_and_needs_none() {
        // Given
        ScriptedWork work =
                handling(
                                "poison",
                                () -> {
                                    throw new IllegalStateException();
                                })
                        .telling((it, error) -> {
                            if (it.key().equals("mute")) {
                                throw new IllegalStateException();
                            }
                            return answer(it, "sorry: " + error);
                        });
        append("k", "poison");
        append("mute", "poison");

        // When
        try (Service _ = Service.start(world, "a", work)) {
            await().atMost(LONG).until(() -> letters().size() == 2);
        }

        // Then
        assertThat(outputs()).containsExactly("sorry: IllegalStateException");
    }

    @Test
    void a_record_that_is_too_deep_to_be_routed_is_buried() {
        // Given
        ScriptedWork work =
                new ScriptedWork()
                        .routing(it -> {
                            if (it.value().text().equals("deep")) {
                                throw new StackOverflowError();
                            }
                            return new Routing.ToLane(it.key());
                        });
        append("k", "deep");
        append("k", "after");

        // When
        try (Service _ = Service.start(world, "a", work)) {
            awaitOutputs(1);
            await().atMost(LONG).until(() -> letters().size() == 1);
        }

        // Then
        assertThat(outputs()).containsExactly("after");
    }

    /// Lives that end when they handle the poison, one after the other.
    private final class Deaths {
        /// Runs processes until nothing is left to do; the number of those that died.
        int until(int most) {
            for (int died = 0; died <= most; died++) {
                CountDownLatch death = new CountDownLatch(1);
                Service service = Service.start(world, "a", mortal(death));
                await().atMost(LONG).until(() -> death.getCount() == 0 || finished());
                if (death.getCount() > 0) {
                    service.close();
                    return died;
                }
                service.crash();
            }
            return most + 1;
        }

        private boolean finished() {
            return outputs().size() + letters().size() == world.committed(IN).size();
        }

        private ScriptedWork mortal(CountDownLatch death) {
            return new ScriptedWork()
                    .handling((it, lane) -> {
                        if (isDeadly(it, lane)) {
                            death.countDown();
                            spin(lane);
                        }
                        if (it.value().text().equals("slow")) {
                            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
                        }
                        return HandledRecord.with(answer(it));
                    });
        }

        /// As one who looks at what waits behind it.
        private boolean isDeadly(Inbound record, Lane lane) {
            return record.value().text().equals("poison")
                    || lane.queued().stream().anyMatch(it -> it.value().text().equals("poison"));
        }
    }

    private static FlakyLog.AtCommit failingOnce() {
        AtomicInteger commits = new AtomicInteger();
        return () -> commits.getAndIncrement() == 0 ? Fate.FAIL_BEFORE : Fate.COMMIT;
    }

    private static ScriptedWork handling(String what, Runnable doing) {
        return new ScriptedWork()
                .handling((it, _) -> {
                    if (it.value().text().equals(what)) {
                        doing.run();
                    }
                    return HandledRecord.with(answer(it));
                });
    }

    private static void spin(Lane lane) {
        while (true) {
            lane.checkpoint();
            Thread.onSpinWait();
        }
    }

    private void append(String key, String value) {
        world.append(new TopicPartition(IN, 0), key, value);
    }

    private List<String> outputs() {
        return world.committed(OUT).stream().map(it -> it.value().text()).toList();
    }

    private List<String> letters() {
        return world.committed(DEAD).stream()
                .map(it -> it.key() + " " + it.value().text())
                .toList();
    }

    private void awaitOutputs(int count) {
        await().atMost(LONG).until(() -> world.committed(OUT).size() >= count);
    }
}
