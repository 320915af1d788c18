package dev.sailplan.simulation.check;

import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.simulation.cluster.Written;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// I5: every object we created is in an inventory.
final class OursIsKnown implements Invariant {
    private final Standings standings;
    private final FakeCluster cluster;
    private final Map<ObjectId, Created> created = new TreeMap<>();

    private record Created(ApplicationKey application, Optional<String> uid) {}

    OursIsKnown(Standings standings, FakeCluster cluster) {
        this.standings = standings;
        this.cluster = cluster;
    }

    @Override
    public void written(Written written) {
        if (written.before().isPresent() || written.after().isEmpty()) {
            return;
        }
        ApplicationKey application = Standings.application(written);
        if (standings.isDisplaced(written)) {
            created.remove(written.object());
            return;
        }
        created.put(written.object(), new Created(application, uid(written.after().get())));
        check(written.object(), application, "was created");
    }

    @Override
    public void atRest() {
        created.forEach((object, made) -> {
            if (cluster.live(object).map(OursIsKnown::uid).equals(Optional.of(made.uid()))) {
                check(object, made.application(), "is ours");
            }
        });
    }

    private void check(ObjectId object, ApplicationKey application, String what) {
        boolean known =
                standings.of(application).flatMap(it -> it.inventory().find(object)).isPresent();
        if (!known) {
            throw new Violation("I5", object.shortForm() + " " + what + " and is in no inventory");
        }
    }

    private static Optional<String> uid(JsonObject object) {
        return object.object("metadata").text("uid");
    }
}
