package dev.sailplan.applier.dryrun;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.access.DeleteAndWait;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.dryrun.ObjectDryRun.Trait;
import dev.sailplan.applier.effect.AskedObject;
import dev.sailplan.applier.effect.EffectDecision;
import dev.sailplan.applier.effect.LiveObject;
import dev.sailplan.applier.effect.ObjectFinding;
import dev.sailplan.applier.effect.ObjectFinding.Found;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.order.SpecialKinds;
import dev.sailplan.applier.retry.ApiMessages;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Finds by dry-runs what writing objects would do, with retries while the cluster can't say.
public final class DryRuns {
    private static final int MOVES = 30;
    private final ClusterTools tools;
    private final EffectDecision decide;
    private final Autoscalers autoscalers;
    private final Purpose purpose;
    private final Observer sight;
    private final Look look;
    private final Set<String> terminating = ConcurrentHashMap.newKeySet();

    public DryRuns(
            ClusterTools tools, EffectDecision decide, Autoscalers autoscalers, Purpose purpose) {
        this.tools = tools;
        this.decide = decide;
        this.autoscalers = autoscalers;
        this.purpose = purpose;
        this.sight = new Observer(tools, autoscalers, Set.of());
        this.look = new Look(sight, decide);
    }

    /// What asks the cluster, and what its answers mean.
    private record Look(Observer by, EffectDecision decide) {}

    /// The same once all definitions of kinds are as the plan has them: what they don't allow is invalid.
    DryRuns afterDefinitions() {
        return new DryRuns(tools, decide.keeping(_ -> true), autoscalers, purpose);
    }

    /// Tells dry-runs to carry a release out from those to look at it.
    public enum Purpose {
        /// To be carried out: what is being deleted is waited for.
        RELEASE,
        /// To be looked at, perhaps by a release that runs: nobody waits for what is being deleted.
        READINESS
    }

    /// Without those that gave no answer where others can't be written anyway. Namespaces come first: in one that is
    /// not there yet nothing can be, and the server would refuse each dry-run for its absence. So do definitions of kinds:
    /// one that changes may come to allow what is refused now.
    ///
    /// @throws Interruption.Waiting when the cluster gives no answer in time
    public List<ObjectDryRun> find(List<AskedObject> all) {
        refreshKindsFor(all);
        autoscalers.expect(all);
        AtomicReference<Optional<Interruption.Waiting>> waiting =
                new AtomicReference<>(Optional.empty());
        List<AskedObject> homes = all.stream().filter(DryRuns::isHome).toList();
        List<AskedObject> others = all.stream().filter(it -> !isHome(it)).toList();
        Map<ObjectId, ObjectDryRun> found = new HashMap<>(found(homes, look, waiting));
        Look beside =
                new Look(
                        new Observer(tools, autoscalers, absent(found.values())),
                        decide.keeping(standing(found.values())::contains));
        found.putAll(found(others, beside, waiting));
        boolean invalid = found.values().stream().anyMatch(ObjectDryRun::isInvalid);
        if (waiting.get().isPresent() && !invalid) {
            throw waiting.get().get();
        }
        return all.stream()
                .flatMap(asked -> Optional.ofNullable(found.get(asked.object())).stream())
                .toList();
    }

    private static boolean isHome(AskedObject asked) {
        return SpecialKinds.isNamespace(asked.object()) || SpecialKinds.isCrd(asked.object());
    }

    /// Definitions that go on to say the same of their objects.
    private static Set<ObjectId> standing(Collection<ObjectDryRun> homes) {
        return homes.stream()
                .filter(item -> isStanding(item.effect()))
                .map(ObjectDryRun::object)
                .collect(Collectors.toSet());
    }

    private static boolean isStanding(Effect effect) {
        return switch (effect) {
            case Effect.Unchanged _ -> true;
            case Effect.Update(_, var fields, Prediction.Proven()) -> isBesideSpec(fields);
            case Effect.Adopt(_, var fields, Prediction.Proven()) -> isBesideSpec(fields);
            case Effect.Update _,
                    Effect.Adopt _,
                    Effect.Create _,
                    Effect.Replace _,
                    Effect.Prune _,
                    Effect.Run _ ->
                    false;
        };
    }

    private static boolean isBesideSpec(List<FieldChange> fields) {
        return fields.stream().noneMatch(field -> field.path().startsWith("spec"));
    }

    private static Set<String> absent(Collection<ObjectDryRun> namespaces) {
        return namespaces.stream()
                .filter(item -> item.effect() instanceof Effect.Create)
                .map(item -> item.object().name())
                .collect(Collectors.toSet());
    }

    private Map<ObjectId, ObjectDryRun> found(
            List<AskedObject> some,
            Look by,
            AtomicReference<Optional<Interruption.Waiting>> waiting) {
        return tools.fanout().map(some, asked -> found(asked, by, waiting)).stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(ObjectDryRun::object, item -> item));
    }

    /// Once one gives no answer no further one is asked. What is known to be wrong by then is not lost with it.
    private Optional<ObjectDryRun> found(
            AskedObject asked, Look by, AtomicReference<Optional<Interruption.Waiting>> waiting) {
        if (waiting.get().isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(find(asked, by));
        } catch (Interruption.Waiting e) {
            waiting.set(Optional.of(e));
            return Optional.empty();
        }
    }

    /// A kind that appeared since the last discovery is found by asking once more, for all together.
    private void refreshKindsFor(List<AskedObject> all) {
        if (all.stream().anyMatch(asked -> sight.kind(asked).isEmpty())) {
            refreshKinds();
        }
    }

    private void refreshKinds() {
        try {
            tools.kinds().refresh();
        } catch (ClusterUnavailable e) {
            throw new Interruption.Waiting(String.valueOf(e.getMessage()));
        }
    }

    /// @throws Interruption.Waiting when the cluster gives no answer in time
    public ObjectDryRun find(AskedObject asked) {
        return find(asked, look);
    }

    private ObjectDryRun find(AskedObject asked, Look to) {
        Observer by = to.by();
        for (int tried = 0; ; tried++) {
            LiveObject seen = by.of(asked);
            boolean left = tools.retries().isLeft(tried);
            ObjectFinding finding = to.decide().decide(asked, seen);
            if (finding instanceof ObjectFinding.NeedsForcedDryRun) {
                JsonObject sent = autoscalers.sized(asked, seen.live());
                seen = seen.withForced(by.ask(asked, sent, Write.DRY_RUN_FORCED));
                finding = to.decide().decide(asked, seen);
            }
            if (finding instanceof Found found) {
                return item(asked, found, seen.live());
            }
            if (finding instanceof ObjectFinding.Theirs(Found asIs)) {
                return new ObjectDryRun(asked, asIs, seen.live(), asked.manifest(), Trait.THEIRS);
            }
            Optional<ObjectDryRun> stuck = ended(asked, seen, left);
            if (stuck.isPresent()) {
                return stuck.get();
            }
            waitAfter(asked, finding, tried);
        }
    }

    private ObjectDryRun item(AskedObject asked, Found found, Optional<JsonObject> live) {
        JsonObject sent = autoscalers.sized(asked, live);
        boolean isReplaced = found.effect() instanceof Effect.Replace;
        boolean resized =
                !sent.equals(asked.manifest())
                        || live.filter(l -> isReplaced && autoscalers.keepsSize(asked, l))
                                .isPresent();
        return new ObjectDryRun(asked, found, live, sent, resized ? Trait.RESIZED : Trait.USUAL);
    }

    private Optional<ObjectDryRun> ended(AskedObject asked, LiveObject seen, boolean left) {
        return stuck(asked, seen).or(() -> homeless(asked, seen, left));
    }

    /// What is being deleted is given time to go. Then the release ends and says so: a finalizer that nobody ends holds
    /// for ever, and nobody hears of a release that waits.
    private Optional<ObjectDryRun> stuck(AskedObject asked, LiveObject seen) {
        Optional<JsonObject> leaving = seen.live().filter(EffectDecision::isLeaving);
        if (leaving.isEmpty()) {
            return Optional.empty();
        }
        if (purpose == Purpose.READINESS) {
            throw new Interruption.Waiting(asked.object().shortForm() + " is being deleted");
        }
        String uid = leaving.get().object("metadata").text("uid").orElse("");
        return removal(tools)
                .awaitGone(sight.kind(asked).orElseThrow(), asked.object(), uid)
                .map(why -> refused(asked, seen, why));
    }

    /// What deletes objects of this application with those tools.
    public DeleteAndWait removal(ClusterTools by) {
        return new DeleteAndWait(by, decide.waitAtMost());
    }

    private static ObjectDryRun refused(AskedObject asked, LiveObject seen, WriteAnswer why) {
        return new ObjectDryRun(
                asked,
                EffectDecision.refused(asked, ApiMessages.of(why)),
                seen.live(),
                asked.manifest(),
                Trait.USUAL);
    }

    /// Its namespace is being deleted. That may not end either, and one object of it is patience enough for all.
    private Optional<ObjectDryRun> homeless(AskedObject asked, LiveObject seen, boolean left) {
        if (!(seen.unforced() instanceof WriteAnswer.Forbidden(_, boolean deleted) && deleted)) {
            return Optional.empty();
        }
        if (purpose == Purpose.READINESS) {
            throw new Interruption.Waiting("namespace " + asked.object().namespace() + " goes");
        }
        if (left && !terminating.contains(asked.object().namespace())) {
            return Optional.empty();
        }
        terminating.add(asked.object().namespace());
        return Optional.of(refused(asked, seen, seen.unforced()));
    }

    private void waitAfter(AskedObject asked, ObjectFinding finding, int tried) {
        WriteAnswer answer =
                finding instanceof ObjectFinding.Unanswered(WriteAnswer why)
                        ? why
                        : new WriteAnswer.Retryable(0, "no clear answer", Optional.empty());
        if (!isLeft(answer, tried) || answer instanceof WriteAnswer.Unauthorized) {
            throw new Interruption.Waiting(
                    asked.object().shortForm() + ": " + ApiMessages.of(answer));
        }
        if (answer instanceof WriteAnswer.Moved) {
            tools.retries().jitter();
            return;
        }
        Optional<Duration> asks =
                answer instanceof WriteAnswer.Retryable(_, _, var after) ? after : Optional.empty();
        tools.retries().backOff(tried, asks);
    }

    /// Between a read and a dry-run somebody may write, again and again.
    private boolean isLeft(WriteAnswer answer, int tried) {
        return answer instanceof WriteAnswer.Moved
                ? tried < MOVES || tools.retries().isLeft(tried - MOVES)
                : tools.retries().isLeft(tried);
    }
}
