package dev.sailplan.applier.write;

import dev.sailplan.applier.dryrun.ObjectDryRun;
import dev.sailplan.applier.dryrun.PruneCandidate;
import dev.sailplan.applier.effect.PruneEffect;
import dev.sailplan.applier.order.SpecialKinds;
import dev.sailplan.applier.prepare.ChangeSet;
import dev.sailplan.applier.rollout.KindsWithHealth;
import dev.sailplan.applier.state.WatchedRollout;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import dev.sailplan.common.domain.outcome.Outcome.Timings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Records what was done to each object so far, and how long each part of the release took.
public final class Progress {
    private final InstantSource time;
    private final Map<ObjectId, ObjectResult> results = new TreeMap<>();
    private final List<WatchedRollout.Written> judged = new ArrayList<>();
    private final Set<ObjectId> healthy = new HashSet<>();
    private final Map<Part, Duration> spent = new TreeMap<>();

    public enum Part {
        EFFECTS,
        APPLY,
        PRUNE,
        HEALTH
    }

    public Progress(InstantSource time) {
        this.time = time;
    }

    /// Everything planned, not reached yet.
    public void plan(ChangeSet changes) {
        for (ObjectDryRun item : changes.items()) {
            results.put(
                    item.object(),
                    new ObjectResult(
                            item.effect(),
                            before(item.effect()),
                            Optional.of(item.asked().entry().at())));
        }
        changes.prunes().forEach(this::plan);
    }

    /// What is no longer declared and left alone all the same is said, with the reason.
    private void plan(PruneCandidate candidate) {
        switch (candidate.pruning()) {
            case PruneEffect.Delete(Effect.Prune effect, _, _) -> noteOpen(effect);
            case PruneEffect.LetGo(Effect.Update effect, _, _) -> noteOpen(effect);
            case PruneEffect.Keep(String why) -> noteLeft(candidate.object(), why);
            case PruneEffect.Forget forgotten when forgotten.leavesSomething() ->
                    noteLeft(candidate.object(), forgotten.why());
            case PruneEffect.Forget _, PruneEffect.HandOver _ -> {}
        }
    }

    private void noteOpen(Effect effect) {
        note(new ObjectResult(effect, new Done.NotReached(), Optional.empty()));
    }

    private void noteLeft(ObjectId object, String why) {
        note(
                new ObjectResult(
                        new Effect.Unchanged(object, new Prediction.Proven()),
                        new Done.Kept(why),
                        Optional.empty()));
    }

    /// What the dry-run found out about an object that is not written.
    private static Done before(Effect effect) {
        return switch (effect.prediction()) {
            case Prediction.Invalid(String cause) -> new Done.Failed(cause);
            case Prediction.Unreachable(String webhook) ->
                    new Done.Failed("the admission webhook " + webhook + " does not answer");
            case Prediction.Proven(), Prediction.Predicted _ -> new Done.NotReached();
        };
    }

    void note(ObjectResult result) {
        results.put(result.object(), result);
    }

    /// What an earlier attempt wrote, and nobody saw healthy, is waited for as one written now.
    void note(WriteResult written, ObjectDryRun item) {
        note(written.result());
        if (written.isHealthy()) {
            healthy.add(item.object());
        }
        boolean open = written.isChange() || (written.entry().isPresent() && item.wasUnconfirmed());
        if (open && KindsWithHealth.isOne(item.object())) {
            String version = item.asked().entry().version();
            judged.add(
                    new WatchedRollout.Written(
                            item.object(),
                            version,
                            written.generation(),
                            leaves(item),
                            before(written)));
        }
    }

    /// Only what goes on has a state before this one; a Pod is replaced and not changed.
    private static Optional<String> before(WriteResult written) {
        ObjectId object = written.result().object();
        boolean changes = KindsWithHealth.goesOn(object) && !SpecialKinds.isPod(object);
        return written.isChange() && changes ? written.degraded() : Optional.empty();
    }

    /// Whether the answer to its write showed it healthy.
    boolean isHealthy(ObjectId object) {
        return healthy.contains(object);
    }

    private static boolean leaves(ObjectDryRun item) {
        JsonObject spec = item.asked().manifest().object("spec");
        return item.object().isKind("batch", "Job")
                && spec.get("ttlSecondsAfterFinished").isPresent();
    }

    public <T> T timed(Part part, Supplier<T> work) {
        Instant start = time.instant();
        try {
            return work.get();
        } finally {
            spent.merge(part, Duration.between(start, time.instant()), Duration::plus);
        }
    }

    public List<WatchedRollout.Written> judged() {
        return List.copyOf(judged);
    }

    public List<ObjectResult> results() {
        return List.copyOf(results.values());
    }

    public Timings timings() {
        return new Timings(
                spent(Part.EFFECTS), spent(Part.APPLY), spent(Part.PRUNE), spent(Part.HEALTH));
    }

    private Duration spent(Part part) {
        return spent.getOrDefault(part, Duration.ZERO);
    }
}
