package dev.sailplan.applier.write;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.claim.ClaimSession;
import dev.sailplan.applier.dryrun.PruneCandidate;
import dev.sailplan.applier.dryrun.PruneChecks;
import dev.sailplan.applier.effect.PruneEffect;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.fields.OurMarks;
import dev.sailplan.applier.retry.ApiMessages;
import dev.sailplan.applier.write.ExecutionResult.Stop;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import dev.sailplan.common.domain.status.ApiKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Takes our marks off objects that are let go, each by compare-and-set on what was read, and forgets them.
final class LetGoStep {
    private final ClusterTools tools;
    private final ClaimSession claimed;

    LetGoStep(ClusterTools tools, ClaimSession claimed) {
        this.tools = tools;
        this.claimed = claimed;
    }

    Optional<Stop> letGo(List<PruneCandidate> candidates, Progress progress) {
        List<ObjectResult> results = tools.fanout().map(candidates, this::letGo);
        results.forEach(progress::note);
        claimed.noteGone(
                results.stream()
                        .filter(result -> !(result.done() instanceof Done.Failed))
                        .map(ObjectResult::object)
                        .toList());
        return results.stream()
                .flatMap(result -> PruneResult.error(result).stream())
                .findFirst()
                .map(Stop.Broken::new);
    }

    private ObjectResult letGo(PruneCandidate planned) {
        Effect effect = planned.effect().orElseThrow();
        for (int tried = 0; ; tried++) {
            Optional<Done> done = tried(planned, tried);
            if (done.isPresent()) {
                return result(planned, effect, done.get());
            }
        }
    }

    /// What stays though nobody let go of it is said, with the reason.
    private static ObjectResult result(PruneCandidate planned, Effect effect, Done done) {
        return done instanceof Done.Written
                        && planned.pruning() instanceof PruneEffect.LetGo(_, _, var why)
                        && why.isPresent()
                ? new ObjectResult(
                        new Effect.Unchanged(planned.object(), effect.prediction()),
                        new Done.Kept(why.get()),
                        Optional.empty())
                : new ObjectResult(effect, done, Optional.empty());
    }

    private Optional<Done> tried(PruneCandidate planned, int tried) {
        PruneChecks prunes = new PruneChecks(tools, claimed.inventory().id());
        Optional<JsonObject> live = prunes.live(planned.entry());
        PruneEffect now = PruneEffect.lettingGo(planned.entry(), live, claimed.inventory().id());
        if (now instanceof PruneEffect.Forget(String why)) {
            return Optional.of(new Done.Kept(why));
        }
        ApiKind kind = tools.kinds().guessed(planned.object(), planned.entry().version());
        WriteAnswer answer =
                tools.cluster()
                        .replace(kind, planned.object(), OurMarks.without(live.orElseThrow()));
        return switch (answer) {
            case WriteAnswer.Stored _ -> Optional.of(new Done.Written());
            case WriteAnswer.NoSuchObject _,
                    WriteAnswer.NoSuchKind _,
                    WriteAnswer.NoSuchNamespace _ ->
                    Optional.of(new Done.Kept("already gone"));
            case WriteAnswer.Moved _ -> again(answer, tried, Optional.empty());
            case WriteAnswer.Retryable(_, _, var after) -> again(answer, tried, after);
            case WriteAnswer.WebhookUnavailable _ -> again(answer, tried, Optional.empty());
            case WriteAnswer.FieldConflict _,
                    WriteAnswer.Immutable _,
                    WriteAnswer.Invalid _,
                    WriteAnswer.Forbidden _,
                    WriteAnswer.Unauthorized _ ->
                    Optional.of(new Done.Failed(ApiMessages.of(answer)));
        };
    }

    private Optional<Done> again(WriteAnswer why, int tried, Optional<Duration> asks) {
        if (!tools.retries().isLeft(tried)) {
            return Optional.of(new Done.Failed(ApiMessages.of(why)));
        }
        tools.retries().backOff(tried, asks);
        return Optional.empty();
    }
}
