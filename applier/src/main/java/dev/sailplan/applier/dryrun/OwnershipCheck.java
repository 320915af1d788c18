package dev.sailplan.applier.dryrun;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.access.LabelledObjects;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.effect.PruneEffect;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells which objects that an inventory knows are not the application's on the cluster: they are gone, others have
/// their name, or they carry another label. One list tells of many of a kind.
public final class OwnershipCheck {
    private final ClusterTools tools;
    private final ApplicationId application;

    public OwnershipCheck(ClusterTools tools, ApplicationId application) {
        this.tools = tools;
        this.application = application;
    }

    /// @throws Interruption.Waiting when the cluster does not say
    public Set<ObjectId> among(Collection<InventoryEntry> known) {
        Set<ObjectId> all = new HashSet<>();
        known.stream()
                .collect(Collectors.groupingBy(this::home))
                .values()
                .forEach(some ->
                        all.addAll(
                                LabelledObjects.areCheaperListed(some.size())
                                        ? listed(some)
                                        : read(some)));
        return all;
    }

    private List<Object> home(InventoryEntry entry) {
        return LabelledObjects.home(kind(entry), entry.object());
    }

    private ApiKind kind(InventoryEntry entry) {
        return tools.kinds().guessed(entry.object(), entry.version());
    }

    private List<ObjectId> read(List<InventoryEntry> some) {
        return tools.fanout().map(some, new PruneChecks(tools, application)::look).stream()
                .filter(look -> look.pruning() instanceof PruneEffect.Forget)
                .map(PruneCandidate::object)
                .toList();
    }

    private List<ObjectId> listed(List<InventoryEntry> ofOneHome) {
        Set<String> uids = uids(ofOneHome.getFirst());
        return ofOneHome.stream()
                .filter(entry -> entry.uid().filter(uids::contains).isEmpty())
                .map(InventoryEntry::object)
                .toList();
    }

    private Set<String> uids(InventoryEntry ofTheHome) {
        try {
            return new LabelledObjects(tools.cluster(), application)
                    .beside(kind(ofTheHome), ofTheHome.object())
                    .keySet();
        } catch (ClusterUnavailable e) {
            throw new Interruption.Waiting(String.valueOf(e.getMessage()));
        }
    }
}
