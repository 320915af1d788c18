package dev.sailplan.applier.prepare;

import dev.sailplan.applier.dryrun.ObjectDryRun;
import dev.sailplan.applier.dryrun.PruneCandidate;
import dev.sailplan.applier.dryrun.PruneChecks;
import dev.sailplan.applier.effect.PlanProvisions;
import dev.sailplan.applier.effect.PruneEffect;
import dev.sailplan.applier.order.SpecialKinds;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Names the admission webhooks that did not answer for objects of a release. What the same release changes or removes
/// of their configurations comes before all else: in the usual order the objects that they guard would fail first, each
/// time.
public record SilentWebhooks(Set<String> names) {
    public static SilentWebhooks of(ChangeSet changes) {
        return new SilentWebhooks(
                changes.items().stream()
                        .flatMap(item ->
                                PlanProvisions.silentWebhook(item.effect().prediction()).stream())
                        .collect(Collectors.toSet()));
    }

    /// A webhook that is new is silent for nobody yet.
    public List<ObjectDryRun> changes(List<ObjectDryRun> items) {
        return items.stream()
                .filter(item -> item.effect() instanceof Effect.Update)
                .filter(item -> SpecialKinds.isWebhooks(item.object()))
                .filter(item -> item.live().filter(this::isOne).isPresent())
                .toList();
    }

    public boolean isRemovedBy(PruneCandidate candidate, PruneChecks checks) {
        return !names.isEmpty()
                && candidate.pruning() instanceof PruneEffect.Delete
                && SpecialKinds.isWebhooks(candidate.object())
                && checks.live(candidate.entry()).filter(this::isOne).isPresent();
    }

    private boolean isOne(JsonObject configuration) {
        return configuration.array("webhooks").stream()
                .filter(JsonObject.class::isInstance)
                .map(hook -> ((JsonObject) hook).text("name"))
                .flatMap(Optional::stream)
                .anyMatch(names::contains);
    }
}
