package dev.sailplan.applier.prepare;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.dryrun.Autoscalers;
import dev.sailplan.applier.dryrun.ContainerChecks;
import dev.sailplan.applier.dryrun.DryRuns;
import dev.sailplan.applier.dryrun.ObjectDryRun;
import dev.sailplan.applier.dryrun.PruneCandidate;
import dev.sailplan.applier.dryrun.PruneChecks;
import dev.sailplan.applier.effect.AskedObject;
import dev.sailplan.applier.effect.DryRunSelection;
import dev.sailplan.applier.effect.EffectDecision;
import dev.sailplan.applier.effect.HoldReasons;
import dev.sailplan.applier.effect.PlanProvisions;
import dev.sailplan.applier.effect.PruneEffect;
import dev.sailplan.applier.fields.OurMarks;
import dev.sailplan.applier.fields.ScaleTarget;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.state.HeldEffects;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.DestinationNamespace;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.plan.Release.Scope;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.wire.JsonCodec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes a release through steps 1 to 4: what it would do, whether it can, and whether it may.
public final class Preparation {
    private static final JsonCodec JSON = new JsonCodec();
    private final ClusterTools world;
    private final ProjectAuthority authority;
    private final OpenedManifests manifests;
    private final DryRuns.Purpose purpose;

    public Preparation(
            ClusterTools world,
            ProjectAuthority authority,
            OpenedManifests manifests,
            DryRuns.Purpose purpose) {
        this.world = world;
        this.authority = authority;
        this.manifests = manifests;
        this.purpose = purpose;
    }

    /// A plan to be prepared for its release, with the inventory it meets. `going` says that it was let go before, so
    /// that its limits are not counted again over what is left of it. `held` is what the last release that was held
    /// would have done, by which a person's word is measured.
    public record Question(
            VerifiedRelease order,
            Plan plan,
            Inventory inventory,
            Scope scope,
            boolean going,
            Optional<HeldEffects> held) {}

    public PreparedRelease prepare(Question question) {
        Index index = question.plan().index();
        Optional<String> refusal = authority.refuses(question.plan().subject(), index);
        if (refusal.isPresent()) {
            return new PreparedRelease.Refused(refusal.get());
        }
        Set<ObjectId> doubted = doubted(question);
        DryRunSelection staging = staging(question, doubted);
        Optional<List<AskedObject>> asked = asked(question, staging);
        if (asked.isEmpty()) {
            return new PreparedRelease.Wanting();
        }
        List<PruneCandidate> fading = fading(question, staging);
        Set<ObjectId> freed = freed(index, fading);
        freed.addAll(doubted);
        return (freed.equals(doubted) ? asked : asked(question, staging(question, freed)))
                .map(all -> widened(question, all, fading, freed))
                .orElseGet(PreparedRelease.Wanting::new);
    }

    /// What is asked about though the inventory says that it is as declared.
    private Set<ObjectId> doubted(Question question) {
        Set<ObjectId> doubted = new HandOver(world, question.order()).doubted(question.inventory());
        doubted.addAll(
                new ContainerChecks(world)
                        .lost(
                                question.plan().index(),
                                question.inventory(),
                                staging(question, doubted)));
        return doubted;
    }

    /// What else may be gone with what was found missing is asked about as well.
    private PreparedRelease widened(
            Question question,
            List<AskedObject> asked,
            List<PruneCandidate> fading,
            Set<ObjectId> freed) {
        PreparedRelease found = bounded(question, asked, fading);
        Set<ObjectId> more =
                found.possible()
                        .map(work ->
                                new Neighbours(world)
                                        .lost(question.plan().index(), question.inventory(), work))
                        .orElse(Set.of());
        if (more.isEmpty()) {
            return found;
        }
        freed.addAll(more);
        return asked(question, staging(question, freed))
                .map(all -> bounded(question, all, fading))
                .orElseGet(PreparedRelease.Wanting::new);
    }

    /// What only the content of an object tells is refused before the server is asked what writing it would do.
    private PreparedRelease bounded(
            Question question, List<AskedObject> asked, List<PruneCandidate> fading) {
        return tooFar(question, asked)
                .<PreparedRelease>map(PreparedRelease.Refused::new)
                .orElseGet(() -> judged(question, work(question, asked, fading)));
    }

    private Optional<String> tooFar(Question question, List<AskedObject> asked) {
        Subject subject = question.plan().subject();
        return asked.stream()
                .flatMap(a -> authority.refuses(subject, a.object(), a.manifest()).stream())
                .findFirst();
    }

    private static DryRunSelection staging(Question question, Set<ObjectId> freed) {
        return DryRunSelection.of(
                question.plan().index(), question.inventory(), question.scope(), freed);
    }

    private List<PruneCandidate> fading(Question question, DryRunSelection staging) {
        HandOver handOver = new HandOver(world, question.order());
        Map<Boolean, List<InventoryEntry>> away =
                staging.prune().stream().collect(Collectors.partitioningBy(handOver::isAway));
        PruneChecks prunes = new PruneChecks(world, question.inventory().id());
        List<InventoryEntry> others = away.getOrDefault(false, List.of());
        List<PruneCandidate> fading =
                question.order().release().letGo().isPresent()
                        ? prunes.letGo(others)
                        : prunes.find(others, question.plan().options().prune());
        return Stream.concat(
                        fading.stream(),
                        away.getOrDefault(true, List.of()).stream()
                                .map(entry -> handOver.kept(prunes.look(entry))))
                .toList();
    }

    /// What an autoscaler that goes had the size of is to have Git's, though nothing else of it changed.
    private static Set<ObjectId> freed(Index index, List<PruneCandidate> fading) {
        List<ScaleTarget> targets = fading.stream().flatMap(f -> f.frees().stream()).toList();
        return index.entries().stream()
                .map(IndexEntry::object)
                .filter(object -> targets.stream().anyMatch(target -> target.is(object)))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Optional<List<AskedObject>> asked(Question question, DryRunSelection staging) {
        List<AskedObject> all = new ArrayList<>();
        for (IndexEntry entry : staging.work()) {
            Optional<JsonObject> manifest = manifests.of(entry, question.order().generation());
            if (manifest.isEmpty()) {
                return Optional.empty();
            }
            Optional<InventoryEntry> known = question.inventory().find(entry.object());
            boolean made = isMade(question, entry.object(), manifest.get());
            AskedObject one =
                    new AskedObject(entry, manifest.get(), known, lastApplied(entry, known), made);
            all.add(new HandOver(world, question.order()).giver(one).map(one::from).orElse(one));
        }
        return Optional.of(all);
    }

    private static boolean isMade(Question question, ObjectId object, JsonObject sent) {
        PlanOptions options = question.plan().options();
        return options.createNamespace()
                && object.equals(DestinationNamespace.id(options))
                && sent.equals(
                        OurMarks.labelled(
                                DestinationNamespace.manifest(options),
                                OurMarks.APPLICATION_LABEL,
                                question.inventory().id().value()));
    }

    private Optional<JsonObject> lastApplied(IndexEntry entry, Optional<InventoryEntry> known) {
        return known.flatMap(InventoryEntry::applied).flatMap(d -> manifests.before(entry, d));
    }

    private PreparedRelease.Work work(
            Question question, List<AskedObject> asked, List<PruneCandidate> fading) {
        Map<ObjectId, JsonObject> brought = new TreeMap<>();
        asked.forEach(a -> brought.put(a.object(), a.manifest()));
        EffectDecision decide =
                new EffectDecision(
                        new EffectDecision.Terms(
                                question.inventory().id(),
                                question.order().generation(),
                                question.plan().options(),
                                PlanProvisions.by(brought.values()),
                                world.inventories()::ownerOf,
                                JSON));
        DryRuns finder = new DryRuns(world, decide, new Autoscalers(world, asked, fading), purpose);
        return used(new PreparedRelease.Work(question.plan(), finder, finder.find(asked), fading));
    }

    /// What is used as it is, be it that ours was deleted and made again by somebody else, is no part of the release.
    private static PreparedRelease.Work used(PreparedRelease.Work found) {
        List<PruneCandidate> lost =
                found.items().stream()
                        .filter(ObjectDryRun::isTheirs)
                        .flatMap(item -> item.asked().known().stream())
                        .map(known ->
                                new PruneCandidate(known, new PruneEffect.Forget("it is not ours")))
                        .toList();
        return new PreparedRelease.Work(
                found.plan(),
                found.finder(),
                found.items().stream().filter(item -> !item.isTheirs()).toList(),
                Stream.concat(found.fading().stream(), lost.stream()).toList());
    }

    private PreparedRelease judged(Question question, PreparedRelease.Work work) {
        Effects effects = work.effects();
        Optional<String> invalid = firstInvalid(effects);
        if (invalid.isPresent()) {
            return new PreparedRelease.Invalid(work, invalid.get());
        }
        List<String> reasons = reasons(question, work);
        return reasons.isEmpty()
                ? new PreparedRelease.Ready(work)
                : new ApprovedEffects(question.order().release(), question.plan(), question.held())
                        .judge(work, reasons);
    }

    private static Optional<String> firstInvalid(Effects effects) {
        return effects.invalid().stream().findFirst().map(Preparation::cause);
    }

    private static String cause(Effect effect) {
        String cause =
                effect.prediction() instanceof Prediction.Invalid(String why) ? why : "invalid";
        return effect.object().shortForm() + ": " + cause;
    }

    /// Those of the plan, and those of the applier's own settings.
    private List<String> limits(Question question, Effects effects) {
        PlanOptions options = question.plan().options();
        int size = question.inventory().size();
        Optional<String> ofFloor =
                authority
                        .floor(question.plan().subject())
                        .flatMap(floor -> floor.crossed(effects, options.limits(), size));
        return Stream.concat(HoldReasons.limits(effects, options, size).stream(), ofFloor.stream())
                .toList();
    }

    private List<String> reasons(Question question, PreparedRelease.Work work) {
        List<String> reasons = new ArrayList<>();
        if (!question.going()
                && !ApprovedEffects.isOfRemoval(question.order().release(), question.plan())) {
            reasons.addAll(limits(question, work.effects()));
        }
        if (!question.going()) {
            reasons.addAll(HoldReasons.containers(work.effects()));
        }
        if (!question.plan().options().takesOver()) {
            reasons.addAll(HoldReasons.takeOvers(work.effects()));
        }
        work.items().forEach(item -> item.found().hold().ifPresent(reasons::add));
        return reasons.stream().distinct().toList();
    }
}
