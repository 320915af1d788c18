package dev.sailplan.common.log;

import static dev.sailplan.common.log.ScriptedWork.OUT;
import static dev.sailplan.common.log.ScriptedWork.answer;
import static dev.sailplan.common.log.Service.DEAD;
import static dev.sailplan.common.log.Service.IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.fake.FlakyLog;
import dev.sailplan.common.log.fake.FlakyLog.Fate;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.wire.json.JsonCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two instances that die at random, before or after a commit, are evicted, come back and fight over partitions:
/// each record still has one output, or is in quarantine where three of these deaths found it in the works. Threads
/// are real, so a seed chooses the mischief, not the whole run.
final class CrashTest {
    private static final JsonCodec JSON = new JsonCodec();
    private static final int RECORDS = 150;
    private static final int PARTITIONS = 3;
    private static final int KEYS = 9;
    private static final Duration LONG = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 40, 60, 80})
    void doubles_and_loses_nothing(int firstSeed) {
        for (int seed = firstSeed; seed < firstSeed + 20; seed++) {
            run(seed);
        }
    }

    private static void run(int seed) {
        // Given
        Random random = new Random(seed);
        FakeLog world = Service.world(PARTITIONS);
        List<Service> services = new ArrayList<>();
        services.add(start(world, "a", random.nextLong()));
        services.add(start(world, "b", random.nextLong()));

        // When
        for (int n = 0; n < RECORDS; n++) {
            int key = n % KEYS;
            world.append(new TopicPartition(IN, key % PARTITIONS), "k" + key, "v" + n);
            if (random.nextInt(15) == 0) {
                mischief(world, services, random);
            }
        }
        for (int n = 0; n < services.size(); n++) {
            services.get(n).crash();
            services.set(n, Service.start(world, name(n), work()));
        }
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> world.committed(OUT).size() + world.committed(DEAD).size() >= RECORDS);
        services.forEach(Service::close);

        // Then
        assertThat(outputs(world)).as("seed %s", seed).isEqualTo(expected());
        assertThat(world.committed(DEAD)).as("seed %s", seed).hasSizeLessThan(4);
    }

    private static void mischief(FakeLog world, List<Service> services, Random random) {
        int victim = random.nextInt(services.size());
        switch (random.nextInt(4)) {
            case 0 -> services.get(victim).log().kill();
            case 1 -> world.evict(Service.GROUP, name(victim));
            case 2 -> LockSupport.parkNanos(2_000_000);
            default -> reviveIfDead(world, services, victim, random);
        }
    }

    private static void reviveIfDead(FakeLog world, List<Service> services, int n, Random random) {
        if (services.get(n).log().dead()) {
            services.get(n).crash();
            services.set(n, start(world, name(n), random.nextLong()));
        }
    }

    private static String name(int n) {
        return n == 0 ? "a" : "b";
    }

    private static Service start(FakeLog world, String name, long seed) {
        Random random = new Random(seed);
        FlakyLog.AtCommit atCommit =
                () ->
                        switch (random.nextInt(20)) {
                            case 0 -> Fate.DIE_BEFORE;
                            case 1 -> Fate.DIE_AFTER;
                            default -> Fate.COMMIT;
                        };
        return Service.start(world, name, work(), atCommit);
    }

    private static ScriptedWork work() {
        return new ScriptedWork()
                .handling((it, lane) -> {
                    LockSupport.parkNanos(100_000);
                    return answerSome(it, lane);
                });
    }

    /// A quarter of the work commits in between, half of it answers two records at once.
    private static HandledRecord answerSome(Inbound record, Lane lane) {
        if (record.offset() % 4 == 0) {
            lane.commit(
                    Outputs.NONE.put("begun/" + lane.name(), Payload.of(record.value().text())));
        }
        // The record after the next is answered out of turn, and the next one isn't.
        List<Inbound> queued = lane.queued();
        if (record.offset() % 2 == 0 && queued.size() > 1) {
            Inbound other = queued.get(1);
            return new HandledRecord(answer(record).and(answer(other)), List.of(other));
        }
        return HandledRecord.with(answer(record));
    }

    /// Sorted within a key, since some were answered out of turn.
    private static Map<String, List<Integer>> outputs(FakeLog world) {
        return Stream.concat(world.committed(OUT).stream(), quarantined(world))
                .collect(
                        Collectors.groupingBy(
                                Inbound::key,
                                TreeMap::new,
                                Collectors.mapping(
                                        it -> Integer.valueOf(it.value().text().substring(1)),
                                        Collectors.collectingAndThen(
                                                Collectors.toList(),
                                                all -> all.stream().sorted().toList()))));
    }

    private static Stream<Inbound> quarantined(FakeLog world) {
        List<Inbound> inputs = world.committed(IN);
        return world.committed(DEAD).stream()
                .map(it -> JSON.object(it.value().text()))
                .map(letter ->
                        inputs.stream()
                                .filter(it -> isAbout(letter, it))
                                .findFirst()
                                .orElseThrow());
    }

    private static boolean isAbout(JsonObject letter, Inbound record) {
        return letter.get("offset").map(Json::toString).equals(Optional.of("" + record.offset()))
                && letter.get("partition")
                        .map(Json::toString)
                        .equals(Optional.of("" + record.from().partition()));
    }

    private static Map<String, List<Integer>> expected() {
        Map<String, List<Integer>> expected = new TreeMap<>();
        for (int n = 0; n < RECORDS; n++) {
            expected.computeIfAbsent("k" + n % KEYS, _ -> new ArrayList<>()).add(n);
        }
        return expected;
    }
}
