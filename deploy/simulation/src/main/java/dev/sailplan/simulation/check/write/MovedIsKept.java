package dev.sailplan.simulation.check.write;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.simulation.check.evidence.Desired;
import dev.sailplan.simulation.check.evidence.Invariant;
import dev.sailplan.simulation.check.evidence.InventoryHistory;
import dev.sailplan.simulation.check.evidence.Ledger;
import dev.sailplan.simulation.check.evidence.Losses;
import dev.sailplan.simulation.check.evidence.Violation;
import dev.sailplan.simulation.cluster.ObjectChange;
import java.util.List;
import java.util.Optional;

/// Checks that an object that moves keeps its uid: no application deletes what another one of the same commit declares.
/// Of a plan that waited or was held, the commit that was planned last before its release counts: what a person lets go
/// on may by then be declared by nobody any more.
///
/// Where topics were lost nobody may know any more what an application once declared.
public record MovedIsKept(InventoryHistory standings, Ledger ledger, Desired desired, Losses losses)
        implements Invariant {
    @Override
    public void written(ObjectChange written) {
        if (!losses.any() && isDeleted(written)) {
            release(written)
                    .filter(release -> isMoved(release, written.object()))
                    .ifPresent(release -> lost(release, written.object()));
        }
    }

    private static boolean isDeleted(ObjectChange written) {
        return written.before().filter(it -> !isLeaving(it)).isPresent()
                && written.after().filter(it -> !isLeaving(it)).isEmpty();
    }

    private static boolean isLeaving(JsonObject object) {
        return object.object("metadata").get("deletionTimestamp").isPresent();
    }

    private Optional<Release> release(ObjectChange written) {
        ApplicationKey application = InventoryHistory.application(written);
        ledger.readOn(Topics.plans(application.cluster()));
        return standings
                .of(written.by(), application)
                .flatMap(Inventory::claim)
                .map(Status.Claim::release)
                .flatMap(digest -> Optional.ofNullable(ledger.releases().get(digest)));
    }

    private boolean isMoved(Release release, ObjectId object) {
        Subject subject = at(plannedLast(release), release.subject());
        return desired.isDeclaredElsewhere(subject, object)
                && !desired.of(subject.repository(), subject.commit(), subject.application())
                        .containsKey(object);
    }

    private CommitId plannedLast(Release release) {
        ledger.readOn(Topics.DECISIONS);
        List<Decision.Planned> before =
                ledger.decisions().stream()
                        .filter(Decision.Planned.class::isInstance)
                        .map(Decision.Planned.class::cast)
                        .filter(it -> it.repository().equals(release.subject().repository()))
                        .filter(it -> !it.at().isAfter(release.at()))
                        .toList();
        return before.stream().anyMatch(it -> it.event().equals(release.event()))
                ? before.getLast().commit()
                : release.subject().commit();
    }

    private static Subject at(CommitId commit, Subject subject) {
        return new Subject(subject.application(), subject.cluster(), subject.repository(), commit);
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
