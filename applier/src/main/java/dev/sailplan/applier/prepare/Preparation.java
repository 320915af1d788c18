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
import dev.sailplan.applier.effect.PlanProvisions;
import dev.sailplan.applier.effect.PruneEffect;
import dev.sailplan.applier.effect.hold.HoldReasons;
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
import dev.sailplan.common.wire.json.JsonCodec;
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
    private final ClusterTools tools;
    private final ProjectAuthority authority;
    private final OpenedManifests manifests;
    private final DryRuns.Purpose purpose;

    public Preparation(
            ClusterTools tools,
            ProjectAuthority authority,
            OpenedManifests manifests,
            DryRuns.Purpose purpose) {
        this.tools = tools;
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
        DryRunSelection selection = selection(question, doubted);
        Optional<List<AskedObject>> asked = asked(question, selection);
        if (asked.isEmpty()) {
            return new PreparedRelease.Wanting();
        }
        List<PruneCandidate> prunes = prunes(question, selection);
        Set<ObjectId> freed = freed(index, prunes);
        freed.addAll(doubted);
        return (freed.equals(doubted) ? asked : asked(question, selection(question, freed)))
                .map(all -> widened(question, all, prunes, freed))
                .orElseGet(PreparedRelease.Wanting::new);
    }

    /// What is asked about though the inventory says that it is as declared.
    private Set<ObjectId> doubted(Question question) {
        Set<ObjectId> doubted = new HandOver(tools, question.order()).doubted(question.inventory());
        doubted.addAll(
                new ContainerChecks(tools)
                        .lost(
                                question.plan().index(),
                                question.inventory(),
                                selection(question, doubted)));
        return doubted;
    }

    /// What else may be gone with what was found missing is asked about as well.
    private PreparedRelease widened(
            Question question,
            List<AskedObject> asked,
            List<PruneCandidate> prunes,
            Set<ObjectId> freed) {
        PreparedRelease found = bounded(question, asked, prunes);
        Set<ObjectId> more =
                found.possible()
                        .map(changes ->
                                new LostNeighbours(tools)
                                        .lost(
                                                question.plan().index(),
                                                question.inventory(),
                                                changes))
                        .orElse(Set.of());
        if (more.isEmpty()) {
            return found;
        }
        freed.addAll(more);
        return asked(question, selection(question, freed))
                .map(all -> bounded(question, all, prunes))
                .orElseGet(PreparedRelease.Wanting::new);
    }

    /// What only the content of an object tells is refused before the server is asked what writing it would do.
    private PreparedRelease bounded(
            Question question, List<AskedObject> asked, List<PruneCandidate> prunes) {
        return tooFar(question, asked)
                .<PreparedRelease>map(PreparedRelease.Refused::new)
                .orElseGet(() -> judged(question, changes(question, asked, prunes)));
    }

    private Optional<String> tooFar(Question question, List<AskedObject> asked) {
        Subject subject = question.plan().subject();
        return asked.stream()
                .flatMap(a -> authority.refuses(subject, a.object(), a.manifest()).stream())
                .findFirst();
    }

    private static DryRunSelection selection(Question question, Set<ObjectId> freed) {
        return DryRunSelection.of(
                question.plan().index(), question.inventory(), question.scope(), freed);
    }

    private List<PruneCandidate> prunes(Question question, DryRunSelection selection) {
        HandOver handOver = new HandOver(tools, question.order());
        Map<Boolean, List<InventoryEntry>> away =
                selection.prune().stream().collect(Collectors.partitioningBy(handOver::isAway));
        PruneChecks checks = new PruneChecks(tools, question.inventory().id());
        List<InventoryEntry> others = away.getOrDefault(false, List.of());
        List<PruneCandidate> prunes =
                question.order().release().letGo().isPresent()
                        ? checks.letGo(others)
                        : checks.find(others, question.plan().options().prune());
        return Stream.concat(
                        prunes.stream(),
                        away.getOrDefault(true, List.of()).stream()
                                .map(entry -> handOver.kept(checks.look(entry))))
                .toList();
    }

    /// What an autoscaler that goes had the size of is to have Git's, though nothing else of it changed.
    private static Set<ObjectId> freed(Index index, List<PruneCandidate> prunes) {
        List<ScaleTarget> targets = prunes.stream().flatMap(f -> f.frees().stream()).toList();
        return index.entries().stream()
                .map(IndexEntry::object)
                .filter(object -> targets.stream().anyMatch(target -> target.is(object)))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Optional<List<AskedObject>> asked(Question question, DryRunSelection selection) {
        List<AskedObject> all = new ArrayList<>();
        for (IndexEntry entry : selection.work()) {
            Optional<JsonObject> manifest = manifests.of(entry, question.order().generation());
            if (manifest.isEmpty()) {
                return Optional.empty();
            }
            Optional<InventoryEntry> known = question.inventory().find(entry.object());
            boolean created = isCreatedNamespace(question, entry.object(), manifest.get());
            AskedObject one =
                    new AskedObject(
                            entry, manifest.get(), known, lastApplied(entry, known), created);
            all.add(new HandOver(tools, question.order()).giver(one).map(one::from).orElse(one));
        }
        return Optional.of(all);
    }

    private static boolean isCreatedNamespace(Question question, ObjectId object, JsonObject sent) {
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

    private ChangeSet changes(
            Question question, List<AskedObject> asked, List<PruneCandidate> prunes) {
        Map<ObjectId, JsonObject> declared = new TreeMap<>();
        asked.forEach(a -> declared.put(a.object(), a.manifest()));
        EffectDecision decide =
                new EffectDecision(
                        new EffectDecision.Terms(
                                question.inventory().id(),
                                question.order().application().name().value(),
                                question.order().generation(),
                                question.plan().options(),
                                PlanProvisions.by(declared.values()),
                                tools.inventories()::ownerOf,
                                JSON));
        DryRuns dryRuns =
                new DryRuns(tools, decide, new Autoscalers(tools, asked, prunes), purpose);
        return used(new ChangeSet(question.plan(), dryRuns, dryRuns.find(asked), prunes));
    }

    /// What is used as it is, be it that ours was deleted and made again by somebody else, is no part of the release.
    private static ChangeSet used(ChangeSet found) {
        List<PruneCandidate> lost =
                found.items().stream()
                        .filter(ObjectDryRun::isTheirs)
                        .flatMap(item -> item.asked().known().stream())
                        .map(known ->
                                new PruneCandidate(known, new PruneEffect.Forget("it is not ours")))
                        .toList();
        return new ChangeSet(
                found.plan(),
                found.dryRuns(),
                found.items().stream().filter(item -> !item.isTheirs()).toList(),
                Stream.concat(found.prunes().stream(), lost.stream()).toList());
    }

    private PreparedRelease judged(Question question, ChangeSet changes) {
        Effects effects = changes.effects();
        Optional<String> invalid = firstInvalid(effects);
        if (invalid.isPresent()) {
            return new PreparedRelease.Invalid(changes, invalid.get());
        }
        List<String> reasons = reasons(question, changes);
        return reasons.isEmpty()
                ? new PreparedRelease.Ready(changes)
                : new ApprovedEffects(question.order().release(), question.plan(), question.held())
                        .judge(changes, reasons);
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

    private List<String> reasons(Question question, ChangeSet changes) {
        List<String> reasons = new ArrayList<>();
        if (!question.going()
                && !ApprovedEffects.isOfRemoval(question.order().release(), question.plan())) {
            reasons.addAll(limits(question, changes.effects()));
        }
        if (!question.going()) {
            reasons.addAll(HoldReasons.containers(changes.effects()));
        }
        if (!question.plan().options().takesOver()) {
            reasons.addAll(HoldReasons.takeOvers(changes.effects()));
        }
        changes.items().forEach(item -> item.found().hold().ifPresent(reasons::add));
        return reasons.stream().distinct().toList();
    }
}
