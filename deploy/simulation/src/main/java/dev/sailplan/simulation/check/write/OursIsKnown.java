package dev.sailplan.simulation.check.write;

import dev.sailplan.applier.fields.OurMarks;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.simulation.check.evidence.Invariant;
import dev.sailplan.simulation.check.evidence.InventoryHistory;
import dev.sailplan.simulation.check.evidence.Violation;
import dev.sailplan.simulation.cluster.ObjectChange;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Checks I5: every object we created is in an inventory, be it of the application it moved to, until it is let go.
public final class OursIsKnown implements Invariant {
    private final InventoryHistory standings;
    private final FakeCluster cluster;
    private final Map<ObjectId, Optional<String>> created = new TreeMap<>();

    public OursIsKnown(InventoryHistory standings, FakeCluster cluster) {
        this.standings = standings;
        this.cluster = cluster;
    }

    @Override
    public void written(ObjectChange written) {
        if (written.before().isPresent() || written.after().isEmpty()) {
            return;
        }
        ApplicationKey application = InventoryHistory.application(written);
        if (standings.isDisplaced(written)) {
            created.remove(written.object());
            return;
        }
        created.put(written.object(), uid(written.after().get()));
        check(
                written.object(),
                standings
                        .of(application)
                        .flatMap(it -> it.inventory().find(written.object()))
                        .isPresent(),
                "was created");
    }

    @Override
    public void atRest() {
        created.forEach((object, uid) -> {
            boolean ours =
                    cluster.live(object)
                            .filter(live -> uid(live).equals(uid))
                            .flatMap(live -> OurMarks.label(live, OurMarks.APPLICATION_LABEL))
                            .isPresent();
            if (ours) {
                check(object, standings.know(object), "is ours");
            }
        });
    }

    private static void check(ObjectId object, boolean known, String what) {
        if (!known) {
            throw new Violation("I5", object.shortForm() + " " + what + " and is in no inventory");
        }
    }

    private static Optional<String> uid(JsonObject object) {
        return object.object("metadata").text("uid");
    }
}
