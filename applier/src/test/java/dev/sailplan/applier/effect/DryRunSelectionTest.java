package dev.sailplan.applier.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.inventory.Owner;
import dev.sailplan.applier.inventory.PinsAndPauses;
import dev.sailplan.applier.inventory.RunId;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.plan.Release.Scope;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class DryRunSelectionTest {
    private static final Digest SAME = Digest.of("same");
    private static final Index INDEX =
            new Index(
                    List.of(
                            declared("added"),
                            declared("changed"),
                            declared("drifted"),
                            declared("hook"),
                            declared("same"),
                            declared("unconfirmed")));

    private static ObjectId id(String name) {
        return new ObjectId("", "ConfigMap", "shop", name);
    }

    private static IndexEntry declared(String name) {
        return new IndexEntry(id(name), "v1", SAME, 0, SourceLocation.wholeFile("a.yaml"));
    }

    private static InventoryEntry entry(String name, Digest digest, boolean confirmed) {
        Optional<RunId> run =
                name.equals("hook") ? Optional.of(RunId.of(new Generation(1))) : Optional.empty();
        return new InventoryEntry(
                id(name),
                "v1",
                Optional.of("u"),
                Optional.of(digest),
                confirmed,
                run,
                Optional.empty());
    }

    private static Inventory inventory() {
        TreeMap<ObjectId, InventoryEntry> entries = new TreeMap<>();
        List.of(
                        entry("changed", Digest.of("other"), true),
                        entry("drifted", SAME, true),
                        entry("hook", SAME, true),
                        entry("same", SAME, true),
                        entry("unconfirmed", SAME, false),
                        entry("removed", SAME, true))
                .forEach(e -> entries.put(e.object(), e));
        Owner owner =
                new Owner(
                        ApplicationKey.parse("team/shop@prod"),
                        new ClusterUid("0a"),
                        new RepositoryName("shop"));
        return new Inventory(
                owner,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PinsAndPauses.NONE,
                Optional.empty(),
                entries);
    }

    @Test
    void asks_about_what_differs_is_not_confirmed_or_drifted_and_about_every_hook() {
        DryRunSelection selection =
                DryRunSelection.of(INDEX, inventory(), Scope.CHANGED, Set.of(id("drifted")));

        assertThat(selection.work())
                .extracting(e -> e.object().name())
                .containsExactly("added", "changed", "drifted", "hook", "unconfirmed");
        assertThat(selection.prune()).extracting(e -> e.object().name()).containsExactly("removed");
    }

    @Test
    void a_refresh_asks_about_everything() {
        assertThat(DryRunSelection.of(INDEX, inventory(), Scope.ALL, Set.of()).work()).hasSize(6);
    }
}
