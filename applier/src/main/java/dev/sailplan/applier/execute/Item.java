package dev.sailplan.applier.execute;

import dev.sailplan.applier.effect.Asked;
import dev.sailplan.applier.effect.Finding.Found;
import dev.sailplan.applier.inventory.RunId;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.Optional;

/// A declared object and what was found out about it. `live` is what the cluster had under its name.
record Item(Asked asked, Found found, Optional<JsonObject> live) {
    ObjectId object() {
        return asked.object();
    }

    Effect effect() {
        return found.effect();
    }

    boolean wasUnconfirmed() {
        return asked.known().filter(known -> known.confirmed()).isEmpty();
    }

    Optional<RunId> run() {
        return effect() instanceof Effect.Run(_, String run, _)
                ? Optional.of(new RunId(run))
                : asked.known().flatMap(known -> known.run());
    }
}
