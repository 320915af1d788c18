package dev.sailplan.applier.dryrun;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.effect.PruneEffect;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Waits a moment for the receivers to take what an application hands over, so that its inventory forgets it at once:
/// most often both releases come together. What is not taken by then is looked at again by the next release.
public final class HandOverReceipts {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(100);
    private final ClusterTools tools;
    private final ApplicationId giver;

    public HandOverReceipts(ClusterTools tools, ApplicationId giver) {
        this.tools = tools;
        this.giver = giver;
    }

    public record Ended(List<ObjectId> taken, List<ObjectResult> untaken) {}

    public Ended await(List<PruneCandidate> open) {
        Instant end = tools.time().instant().plus(PATIENCE);
        List<PruneCandidate> untaken = untaken(open);
        while (!untaken.isEmpty() && tools.time().instant().isBefore(end)) {
            tools.retries().pause(POLL);
            untaken = untaken(untaken);
        }
        List<PruneCandidate> left = untaken;
        return new Ended(
                open.stream().filter(f -> !left.contains(f)).map(PruneCandidate::object).toList(),
                left.stream().map(HandOverReceipts::kept).toList());
    }

    private List<PruneCandidate> untaken(List<PruneCandidate> some) {
        return tools.fanout().map(some, this::isUntaken).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<PruneCandidate> isUntaken(PruneCandidate given) {
        return new PruneChecks(tools, giver).look(given.entry()).pruning()
                        instanceof PruneEffect.Forget
                ? Optional.empty()
                : Optional.of(given);
    }

    private static ObjectResult kept(PruneCandidate given) {
        String why = given.pruning() instanceof PruneEffect.HandOver to ? to.why() : "";
        return new ObjectResult(
                new Effect.Unchanged(given.object(), new Prediction.Proven()),
                new Done.Kept(why),
                Optional.empty());
    }
}
