package dev.sailplan.applier.write;

import dev.sailplan.applier.access.Departures;
import dev.sailplan.applier.dryrun.Fading;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import java.util.Optional;

/// What became of deleting one object.
sealed interface Pruned {
    /// `gone` says that the inventory can forget it.
    record Ended(ObjectResult result, boolean gone) implements Pruned {}

    /// Its deletion was accepted, and something still keeps it. `then` is what is said once it is gone.
    record Leaving(Fading fading, Departures.Leaver leaver, Done then) implements Pruned {}

    static Pruned ended(Fading fading, Done done, boolean gone) {
        return new Ended(
                new ObjectResult(fading.effect().orElseThrow(), done, Optional.empty()), gone);
    }

    /// What failed, in words.
    static Optional<String> error(ObjectResult result) {
        ObjectId object = result.object();
        return result.done() instanceof Done.Failed(String error)
                ? Optional.of(object.shortForm() + ": " + error)
                : Optional.empty();
    }
}
