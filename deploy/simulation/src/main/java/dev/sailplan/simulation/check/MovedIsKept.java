package dev.sailplan.simulation.check;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.simulation.cluster.Written;
import java.util.Optional;

/// An object that moves keeps its uid: no application deletes what another one of the same commit declares.
///
/// Where topics were lost nobody may know any more what an application once declared.
record MovedIsKept(Standings standings, Ledger ledger, Desired desired, Losses losses)
        implements Invariant {
    @Override
    public void written(Written written) {
        if (!losses.any() && isDeleted(written)) {
            release(written)
                    .filter(release -> isMoved(release, written.object()))
                    .ifPresent(release -> lost(release, written.object()));
        }
    }

    private static boolean isDeleted(Written written) {
        return written.before().filter(it -> !isLeaving(it)).isPresent()
                && written.after().filter(it -> !isLeaving(it)).isEmpty();
    }

    private static boolean isLeaving(JsonObject object) {
        return object.object("metadata").get("deletionTimestamp").isPresent();
    }

    private Optional<Release> release(Written written) {
        ApplicationKey application = Standings.application(written);
        ledger.readOn(Topics.plans(application.cluster()));
        return standings
                .of(written.by(), application)
                .flatMap(Inventory::claim)
                .map(Status.Claim::release)
                .flatMap(digest -> Optional.ofNullable(ledger.releases().get(digest)));
    }

    private boolean isMoved(Release release, ObjectId object) {
        var subject = release.subject();
        return desired.isDeclaredElsewhere(subject, object)
                && !desired.of(subject.repository(), subject.commit(), subject.application())
                        .containsKey(object);
    }

    private static void lost(Release release, ObjectId object) {
        throw new Violation(
                "the hand-over",
                object.shortForm()
                        + " was deleted by "
                        + release.subject().application()
                        + release.generation()
                        + ", though another application of its commit declares it");
    }
}
