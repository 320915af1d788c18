package dev.sailplan.simulation.check.rest;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.simulation.check.evidence.Desired;
import dev.sailplan.simulation.check.evidence.DriftedObjects;
import dev.sailplan.simulation.check.evidence.Invariant;
import dev.sailplan.simulation.check.evidence.InventoryHistory;
import dev.sailplan.simulation.check.evidence.Ledger;
import dev.sailplan.simulation.check.evidence.Losses;
import dev.sailplan.simulation.check.evidence.Violation;
import dev.sailplan.simulation.cluster.ObjectChange;
import java.util.Map;
import java.util.Optional;

/// Checks I6: when faults stop, live = desired(latest released commit), plans held, failed or superseded in any order.
///
/// What others did to an object is drift and not meant here. What another application has taken since is that one's to
/// answer for: the latest release of an application that is held or refused still declares it. Where topics were lost
/// nobody may know any more that an object moved, and its giver prunes it (decision 16).
public record LiveIsDesired(
        Ledger ledger, InventoryHistory standings, Desired desired, Outside outside)
        implements Invariant {
    /// Holds what was done to the world, and the cluster as it is.
    public record Outside(FakeCluster cluster, DriftedObjects drifted, Losses losses) {}

    @Override
    public void written(ObjectChange written) {
        // What comes late has to be seen as drift as well.
        if (standings.isDisplaced(written)) {
            outside.drifted().touched(written.object());
        } else {
            outside.drifted().written(written.object());
        }
    }

    @Override
    public void atRest() {
        ledger.latest().values().forEach(it -> check(it.getKey(), it.getValue()));
    }

    private void check(Digest digest, Release release) {
        Optional<Outcome.Settled> end = ledger.settled(digest);
        if (end.isEmpty() && !outside.losses().any()) {
            violated(name(release) + " has no end");
        }
        if (end.orElse(null) instanceof Outcome.Applied) {
            Subject subject = release.subject();
            Map<ObjectId, JsonObject> wanted =
                    desired.of(subject.repository(), subject.commit(), subject.application());
            wanted.forEach((object, manifest) -> {
                if (!outside.drifted().haveTouched(object, subject.application())
                        && !ledger.isTaken(object, release)) {
                    difference(release, object, manifest)
                            .filter(_ -> !isForgotten(object, subject))
                            .ifPresent(LiveIsDesired::violated);
                }
            });
            standings
                    .of(subject.application())
                    .map(InventoryHistory.Standing::inventory)
                    .map(Inventory::entries)
                    .ifPresent(entries ->
                            entries.keySet().forEach(object -> surplus(release, object, wanted)));
        }
    }

    private boolean isForgotten(ObjectId object, Subject subject) {
        return outside.losses().any() && desired.moved(subject.repository()).contains(object);
    }

    private Optional<String> difference(Release release, ObjectId object, JsonObject manifest) {
        Optional<JsonObject> live = outside.cluster().live(object);
        String named = object.shortForm() + " of " + name(release) + " is ";
        if (live.isEmpty()) {
            return object.kind().equals("Job") ? Optional.empty() : Optional.of(named + "missing");
        }
        return contains(live.get(), manifest)
                ? Optional.empty()
                : Optional.of(named + live.get().canonical() + " and not " + manifest.canonical());
    }

    private static void violated(String what) {
        throw new Violation("I6", what);
    }

    private void surplus(Release release, ObjectId object, Map<ObjectId, JsonObject> wanted) {
        boolean home = object.isKind("", "Namespace");
        boolean given = release.moved().receiver(object).isPresent();
        boolean due = !home && !given && !wanted.containsKey(object);
        if (due && outside.cluster().live(object).isPresent()) {
            violated(object.shortForm() + " is not in " + name(release) + " and still there");
        }
    }

    private static boolean contains(JsonObject live, JsonObject manifest) {
        return manifest.members().entrySet().stream()
                .allMatch(it ->
                        live.get(it.getKey())
                                .filter(value -> contains(value, it.getValue()))
                                .isPresent());
    }

    private static boolean contains(Json live, Json wanted) {
        boolean objects = wanted instanceof JsonObject && live instanceof JsonObject;
        return objects ? contains((JsonObject) live, (JsonObject) wanted) : live.equals(wanted);
    }

    private static String name(Release release) {
        return release.subject().application().toString() + release.generation();
    }
}
