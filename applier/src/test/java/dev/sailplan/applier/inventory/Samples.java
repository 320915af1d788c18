package dev.sailplan.applier.inventory;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.status.Status.Claim;
import dev.sailplan.common.domain.status.Status.End;
import dev.sailplan.common.domain.status.Status.Settlement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;

@NullMarked
final class Samples {
    static final Owner OWNER =
            new Owner(
                    ApplicationKey.parse("team/shop@prod"),
                    new ClusterUid("6f5902ac-0000-4000-8000-000000000001"),
                    new RepositoryName("shop"));
    static final Digest DESIRED = Digest.of("desired");

    private Samples() {}

    static ObjectId configMap(String name) {
        return new ObjectId("", "ConfigMap", "shop", name);
    }

    static InventoryEntry entry(String name) {
        return InventoryEntry.written(
                configMap(name),
                "v1",
                new InventoryEntry.Written(
                        "uid-" + name, DESIRED, Optional.of(Digest.of("fields " + name))),
                Optional.empty());
    }

    static List<InventoryEntry> entries(int count) {
        return IntStream.range(0, count).mapToObj(i -> entry("c" + i)).toList();
    }

    static Claim claim(long generation) {
        return new Claim(new Generation(generation), Digest.of("release " + generation));
    }

    static Inventory.Claiming claiming(long generation) {
        return new Inventory.Claiming(claim(generation), "applier-0", PinsAndPauses.NONE);
    }

    static Inventory.Claiming pinned(long generation) {
        PinsAndPauses standing =
                new PinsAndPauses(
                        List.of(new Release.Pin("ana", new CommitId("a".repeat(40)), "freeze")),
                        List.of(new Release.Pause("lee", "\"audit\"\nweek")));
        return new Inventory.Claiming(claim(generation), "applier-0", standing);
    }

    static Settlement settlement(long generation, End end) {
        return new Settlement(
                new Generation(generation),
                new PlanId("b".repeat(64)),
                new CommitId("c".repeat(40)),
                new EventId("e-" + generation),
                end,
                "detail");
    }

    /// With these entries, claimed, written and settled as generation 1.
    static Inventory applied(List<InventoryEntry> entries) {
        return claimed(Inventory.empty(OWNER), 1, entries)
                .recorded(entries)
                .settled(settlement(1, End.APPLIED), Set.of(), Optional.of(Digest.of("intent")));
    }

    static Inventory claimed(Inventory inventory, long generation, List<InventoryEntry> entries) {
        return inventory.claimed(
                pinned(generation), new Inventory.Union(intended(entries), Set.of()));
    }

    static List<IntendedWrite> intended(List<InventoryEntry> entries) {
        return entries.stream()
                .map(e -> new IntendedWrite(e.object(), e.version(), Optional.empty(), e.run()))
                .toList();
    }
}
