package dev.sailplan.applier.inventory;

import static dev.sailplan.applier.inventory.Samples.applied;
import static dev.sailplan.applier.inventory.Samples.claimed;
import static dev.sailplan.applier.inventory.Samples.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.applier.inventory.Inventory.Union;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.domain.status.Status.End;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class StoredInventoryTest {
    private static final int ONE_MIB = 1 << 20;
    private final FakeConfigMaps cluster = new FakeConfigMaps();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 199, 200, 201, 20_000})
    void reads_back_what_it_wrote_within_the_size_of_a_config_map(int objects) {
        Inventory inventory = applied(entries(objects));

        cluster.read().write(inventory, cluster);

        assertThat(cluster.read().inventory()).isEqualTo(inventory);
        assertThat(cluster.stored.values())
                .allSatisfy(map -> assertThat(size(map)).isLessThan(ONE_MIB / 8));
        assertThat(cluster.stored.size() == 1).isEqualTo(objects <= 200);
    }

    @Test
    void the_longest_names_still_fit() {
        List<InventoryEntry> longest =
                entries(200).stream().map(StoredInventoryTest::withTheLongestNames).toList();

        cluster.read().write(applied(longest), cluster);

        assertThat(cluster.stored).hasSize(1);
        assertThat(cluster.stored.values())
                .allSatisfy(map -> assertThat(size(map)).isLessThan(ONE_MIB / 4));
    }

    private static InventoryEntry withTheLongestNames(InventoryEntry entry) {
        String name = (entry.object().name() + "x".repeat(253)).substring(0, 253);
        ObjectId object = new ObjectId("g".repeat(253), "K".repeat(63), "n".repeat(63), name);
        return InventoryEntry.written(
                object,
                "v1",
                new InventoryEntry.Written("u".repeat(36), Samples.DESIRED, entry.fields()),
                Optional.of(RunId.of(Samples.DESIRED)));
    }

    @Test
    void what_ends_amid_a_character_is_written_once() {
        // Given: an API server's words, cut where we cut them
        Inventory settled =
                applied(List.of())
                        .settled(ended("x".repeat(3999) + "🚀 and on"), Set.of(), Optional.empty());

        // When
        cluster.read().write(settled, cluster);

        // Then
        assertThat(cluster.requests).hasSize(1);
        assertThat(detail()).isEqualTo("x".repeat(3999) + "…");
    }

    @Test
    void half_of_a_character_is_written_once_as_what_it_is_stored_as() {
        // When
        cluster.read()
                .write(
                        applied(List.of()).settled(ended("a \uD83D"), Set.of(), Optional.empty()),
                        cluster);

        // Then
        assertThat(cluster.requests).hasSize(1);
        assertThat(detail()).isEqualTo("a \uFFFD");
    }

    private static Status.Settlement ended(String detail) {
        return new Status.Settlement(
                new Generation(1),
                new PlanId("b".repeat(64)),
                new CommitId("c".repeat(40)),
                new EventId("e"),
                End.FAILED,
                detail);
    }

    private String detail() {
        return cluster.read().inventory().settled().orElseThrow().detail();
    }

    @Test
    void a_store_that_keeps_something_else_is_not_written_to_for_ever() {
        // Given
        cluster.breaksAfter = 100;
        cluster.webhook =
                map -> map.with("data", map.object("data").with("tenant", Json.text("x")));

        // Then
        assertThatThrownBy(() -> cluster.read().write(applied(entries(1)), cluster))
                .isInstanceOf(InventoryNotKept.class)
                .hasMessageContaining("ConfigMap sailplan-system/app-" + Samples.OWNER.id())
                .hasMessageContaining("webhook");
        assertThat(cluster.requests).hasSizeLessThan(10);
    }

    @Test
    void is_text_that_people_can_read() {
        cluster.read().write(applied(entries(2)), cluster);

        JsonObject data = cluster.stored.values().iterator().next().object("data");
        assertThat(data.text("claim").orElse("")).startsWith("{\"generation\":1,\"release\":\"");
        assertThat(data.text("entries").orElse("").lines().toList())
                .hasSize(2)
                .first()
                .asString()
                .contains("\"kind\":\"ConfigMap\",\"name\":\"c0\",\"namespace\":\"shop\"");
    }

    @Test
    void writes_only_the_touched_shard_and_the_head_last_when_it_claims() {
        StoredInventory stored = cluster.read().write(applied(entries(4000)), cluster);
        cluster.requests.clear();

        stored.write(claimed(stored.inventory(), 2, entries(1)), cluster);

        assertThat(cluster.requests).hasSize(2);
        assertThat(cluster.requests.getFirst()).matches("put app-[a-z2-7]{26}-[0-9]+");
        assertThat(cluster.requests.getLast()).matches("put app-[a-z2-7]{26}");
    }

    @Test
    void removes_from_shards_only_after_the_head_is_written() {
        StoredInventory stored = cluster.read().write(applied(entries(600)), cluster);
        ObjectId gone = entries(1).getFirst().object();
        StoredInventory claimed =
                stored.write(
                        stored.inventory()
                                .claimed(Samples.claiming(2), new Union(Set.of(), Set.of(gone))),
                        cluster);
        cluster.requests.clear();

        claimed.write(
                claimed.inventory()
                        .settled(
                                Samples.settlement(2, End.APPLIED), Set.of(gone), Optional.empty()),
                cluster);

        assertThat(cluster.requests).hasSize(2);
        assertThat(cluster.requests.getFirst()).matches("put app-[a-z2-7]{26}");
        assertThat(cluster.read().inventory().find(gone)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,201", "150,300", "600,1500", "1100,1103"})
    void a_crash_between_any_two_requests_of_a_claim_loses_no_entry(int before, int after) {
        cluster.read().write(applied(entries(before)), cluster);
        Inventory old = cluster.read().inventory();
        Inventory next = claimed(old, 2, entries(after).subList(before, after));

        int crashes = 0;
        for (boolean done = false; !done; crashes++) {
            cluster.requests.clear();
            cluster.breaksAfter = crashes % 3;
            try {
                cluster.read().write(next, cluster);
                done = true;
            } catch (FakeConfigMaps.Broken e) {
                Inventory read = cluster.read().inventory();
                assertThat(read.entries().keySet()).containsAll(old.entries().keySet());
                assertThat(read.claim()).isIn(old.claim(), next.claim());
                if (read.claim().equals(next.claim())) {
                    assertThat(read.entries()).containsAllEntriesOf(next.entries());
                }
            }
        }
        assertThat(cluster.read().inventory()).isEqualTo(next);
        assertThat(crashes).isGreaterThan(1);
    }

    @Test
    void goes_back_into_the_head_when_few_are_left() {
        StoredInventory stored = cluster.read().write(applied(entries(600)), cluster);
        Set<ObjectId> gone =
                Set.copyOf(
                        entries(600).subList(100, 600).stream()
                                .map(InventoryEntry::object)
                                .toList());

        stored.write(stored.inventory().without(gone), cluster);

        assertThat(cluster.stored).hasSize(1);
        assertThat(cluster.read().inventory().size()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 150, 101})
    void stays_out_of_the_head_while_it_may_soon_be_many_again(int left) {
        StoredInventory stored = cluster.read().write(applied(entries(201)), cluster);
        Set<ObjectId> gone =
                entries(201).subList(left, 201).stream()
                        .map(InventoryEntry::object)
                        .collect(Collectors.toSet());

        stored.write(stored.inventory().without(gone), cluster);

        assertThat(cluster.stored).hasSizeGreaterThan(1);
        assertThat(cluster.read().inventory().size()).isEqualTo(left);
    }

    @Test
    void shards_without_a_head_are_an_empty_inventory_that_can_be_written_over() {
        cluster.breaksAfter = 2;
        assertThatThrownBy(() -> cluster.read().write(applied(entries(600)), cluster))
                .isInstanceOf(FakeConfigMaps.Broken.class);
        cluster.breaksAfter = Integer.MAX_VALUE;

        assertThat(cluster.read().inventory()).isEqualTo(Inventory.empty(Samples.OWNER));
        assertThat(
                        StoredInventory.readAll(
                                cluster.stored.values(),
                                FakeConfigMaps.JSON,
                                StoredInventoryTest::unexpected))
                .isEmpty();
        cluster.read().write(applied(entries(3)), cluster);
        assertThat(cluster.read().inventory()).isEqualTo(applied(entries(3)));
        assertThat(cluster.stored).hasSize(1);
    }

    @Test
    void reads_every_inventory_by_its_label() {
        cluster.read().write(applied(entries(600)), cluster);

        assertThat(
                        StoredInventory.readAll(
                                cluster.stored.values(),
                                FakeConfigMaps.JSON,
                                StoredInventoryTest::unexpected))
                .singleElement()
                .extracting(StoredInventory::inventory)
                .isEqualTo(applied(entries(600)));
    }

    private static void unexpected(InventoryUnreadable bad) {
        throw bad;
    }

    @Test
    void one_that_can_not_be_read_hides_no_other() {
        cluster.read().write(applied(entries(3)), cluster);
        JsonObject broken =
                JsonObject.EMPTY.with(
                        "metadata",
                        JsonObject.EMPTY
                                .with("name", Json.text("app-" + "b".repeat(26)))
                                .with(
                                        "labels",
                                        JsonObject.EMPTY.with(
                                                StoredInventory.LABEL, Json.text("b".repeat(26)))));
        List<JsonObject> all = new ArrayList<>(cluster.stored.values());
        all.addFirst(broken);
        List<InventoryUnreadable> bad = new ArrayList<>();

        assertThat(StoredInventory.readAll(all, FakeConfigMaps.JSON, bad::add)).hasSize(1);
        assertThat(bad).hasSize(1);
    }

    @Test
    void a_missing_shard_is_an_error_and_never_fewer_objects() {
        cluster.read().write(applied(entries(600)), cluster);
        String shard = "app-" + Samples.OWNER.id() + "-1";
        cluster.stored.remove(shard);

        assertThatThrownBy(cluster::read)
                .isInstanceOf(InventoryUnreadable.class)
                .hasMessageContaining("shard " + shard + " is missing");
    }

    @Test
    void refuses_a_newer_format_and_says_what_to_do() {
        change("format", "2");

        assertThatThrownBy(cluster::read)
                .isInstanceOf(InventoryUnreadable.class)
                .hasMessageContaining("sailplan-system/app-" + Samples.OWNER.id())
                .hasMessageContaining("it has format 2, and this applier reads 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{}", "[1]", "[{}]", "[{\"kind\":\"A\",\"name\":\"b\"}]"})
    void refuses_entries_that_are_not_as_we_write_them(String entries) {
        change("entries", entries);

        assertThatThrownBy(cluster::read).isInstanceOf(InventoryUnreadable.class);
    }

    @Test
    void tolerates_what_a_newer_applier_of_this_format_added() {
        change("seasoning", "{}");
        change("holder", "{\"applier\":\"a\",\"epoch\":7,\"zone\":\"eu\"}");

        assertThat(cluster.read().inventory().holder()).contains(new ClaimHolder("a", 7));
    }

    private void change(String key, String value) {
        if (cluster.stored.isEmpty()) {
            cluster.read().write(applied(entries(1)), cluster);
        }
        cluster.stored.replaceAll(
                (_, map) -> map.with("data", map.object("data").with(key, Json.text(value))));
    }

    private static int size(JsonObject configMap) {
        return configMap.canonical().getBytes(StandardCharsets.UTF_8).length;
    }
}
