package dev.sailplan.applier.write;

import dev.sailplan.applier.access.DeletionWait;
import dev.sailplan.applier.dryrun.PruneCandidate;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import java.util.Optional;

/// A result of pruning one object: ended, or still leaving.
sealed interface PruneResult {
    /// `gone` says that the inventory can forget it.
    record Ended(ObjectResult result, boolean gone) implements PruneResult {}

    /// Its deletion was accepted, and something still keeps it. `then` is what is said once it is gone.
    record Leaving(PruneCandidate candidate, DeletionWait.Leaver leaver, Done then)
            implements PruneResult {}

    static PruneResult ended(PruneCandidate candidate, Done done, boolean gone) {
        return new Ended(
                new ObjectResult(candidate.effect().orElseThrow(), done, Optional.empty()), gone);
    }

    /// What failed, in words.
    static Optional<String> error(ObjectResult result) {
        ObjectId object = result.object();
        return result.done() instanceof Done.Failed(String error)
                ? Optional.of(object.shortForm() + ": " + error)
                : Optional.empty();
    }
}
