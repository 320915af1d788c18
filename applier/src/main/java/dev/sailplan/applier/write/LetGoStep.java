package dev.sailplan.applier.write;

import dev.sailplan.applier.access.World;
import dev.sailplan.applier.claim.Claimed;
import dev.sailplan.applier.dryrun.Fading;
import dev.sailplan.applier.dryrun.Prunes;
import dev.sailplan.applier.effect.Answer;
import dev.sailplan.applier.effect.Pruning;
import dev.sailplan.applier.fields.OurFields;
import dev.sailplan.applier.retry.Words;
import dev.sailplan.applier.write.Ending.Stop;
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
    private final World world;
    private final Claimed claimed;

    LetGoStep(World world, Claimed claimed) {
        this.world = world;
        this.claimed = claimed;
    }

    Optional<Stop> letGo(List<Fading> fading, Progress progress) {
        List<ObjectResult> results = world.fanout().map(fading, this::letGo);
        results.forEach(progress::note);
        claimed.noteGone(
                results.stream()
                        .filter(result -> !(result.done() instanceof Done.Failed))
                        .map(ObjectResult::object)
                        .toList());
        return results.stream()
                .flatMap(result -> Pruned.error(result).stream())
                .findFirst()
                .map(Stop.Broken::new);
    }

    private ObjectResult letGo(Fading planned) {
        Effect effect = planned.effect().orElseThrow();
        for (int tried = 0; ; tried++) {
            Optional<Done> done = tried(planned, tried);
            if (done.isPresent()) {
                return new ObjectResult(effect, done.get(), Optional.empty());
            }
        }
    }

    private Optional<Done> tried(Fading planned, int tried) {
        Prunes prunes = new Prunes(world, claimed.inventory().id());
        Optional<JsonObject> live = prunes.live(planned.entry());
        Pruning now = Pruning.lettingGo(planned.entry(), live, claimed.inventory().id());
        if (now instanceof Pruning.Forget(String why)) {
            return Optional.of(new Done.Kept(why));
        }
        ApiKind kind = world.kinds().guessed(planned.object(), planned.entry().version());
        Answer answer =
                world.cluster()
                        .replace(kind, planned.object(), OurFields.without(live.orElseThrow()));
        return switch (answer) {
            case Answer.Stored _ -> Optional.of(new Done.Written());
            case Answer.NoSuchObject _, Answer.NoSuchKind _, Answer.NoSuchNamespace _ ->
                    Optional.of(new Done.Kept("already gone"));
            case Answer.Moved _ -> again(answer, tried, Optional.empty());
            case Answer.Retryable(_, _, var after) -> again(answer, tried, after);
            case Answer.WebhookUnavailable _ -> again(answer, tried, Optional.empty());
            case Answer.FieldConflict _,
                    Answer.Immutable _,
                    Answer.Invalid _,
                    Answer.Forbidden _,
                    Answer.Unauthorized _ ->
                    Optional.of(new Done.Failed(Words.of(answer)));
        };
    }

    private Optional<Done> again(Answer why, int tried, Optional<Duration> asks) {
        if (!world.patience().isLeft(tried)) {
            return Optional.of(new Done.Failed(Words.of(why)));
        }
        world.patience().backOff(tried, asks);
        return Optional.empty();
    }
}
