package dev.sailplan.applier.execute;

import dev.sailplan.applier.effect.Asked;
import dev.sailplan.applier.effect.Brought;
import dev.sailplan.applier.effect.Decide;
import dev.sailplan.applier.effect.Holding;
import dev.sailplan.applier.effect.OurFields;
import dev.sailplan.applier.effect.Pruning;
import dev.sailplan.applier.effect.ScaleTarget;
import dev.sailplan.applier.effect.Staging;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.InventoryEntry;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Steps 1 to 4 of a release: what it would do, whether it can, and whether it may.
final class Preparation {
    private final World world;
    private final Authority authority;
    private final Manifests manifests;
    private final Finder.Purpose purpose;

    Preparation(World world, Authority authority, Manifests manifests, Finder.Purpose purpose) {
        this.world = world;
        this.authority = authority;
        this.manifests = manifests;
        this.purpose = purpose;
    }

    /// What is asked about: a plan for its release, with the inventory it meets. `going` says that it was let go
    /// before, so that its limits are not counted again over what is left of it.
    record Question(Order order, Plan plan, Inventory inventory, Scope scope, boolean going) {}

    Prepared prepare(Question question) {
        Index index = question.plan().index();
        Optional<String> refusal = authority.refuses(question.plan().subject(), index);
        if (refusal.isPresent()) {
            return new Prepared.Refused(refusal.get());
        }
        Staging staging = staging(question, Set.of());
        Optional<List<Asked>> asked = asked(question, staging);
        if (asked.isEmpty()) {
            return new Prepared.Wanting();
        }
        List<Fading> fading = fading(question, staging);
        Set<ObjectId> freed = freed(index, fading);
        return (freed.isEmpty() ? asked : asked(question, staging(question, freed)))
                .map(all -> judged(question, work(question, all, fading)))
                .orElseGet(Prepared.Wanting::new);
    }

    private static Staging staging(Question question, Set<ObjectId> freed) {
        return Staging.of(question.plan().index(), question.inventory(), question.scope(), freed);
    }

    private List<Fading> fading(Question question, Staging staging) {
        return new Prunes(world, question.inventory().id())
                .find(staging.prune(), question.plan().options().prune());
    }

    /// What an autoscaler that goes had the size of is to have Git's, though nothing else of it changed.
    private static Set<ObjectId> freed(Index index, List<Fading> fading) {
        List<ScaleTarget> targets = fading.stream().flatMap(f -> f.frees().stream()).toList();
        return index.entries().stream()
                .map(IndexEntry::object)
                .filter(object -> targets.stream().anyMatch(target -> target.is(object)))
                .collect(Collectors.toSet());
    }

    private Optional<List<Asked>> asked(Question question, Staging staging) {
        List<Asked> all = new ArrayList<>();
        for (IndexEntry entry : staging.work()) {
            Optional<JsonObject> manifest = manifests.of(entry, question.order().generation());
            if (manifest.isEmpty()) {
                return Optional.empty();
            }
            Optional<InventoryEntry> known = question.inventory().find(entry.object());
            boolean made = isMade(question, entry.object(), manifest.get());
            all.add(new Asked(entry, manifest.get(), known, lastApplied(entry, known), made));
        }
        return Optional.of(all);
    }

    private static boolean isMade(Question question, ObjectId object, JsonObject sent) {
        PlanOptions options = question.plan().options();
        return options.createNamespace()
                && object.equals(DestinationNamespace.id(options))
                && sent.equals(
                        OurFields.labelled(
                                DestinationNamespace.manifest(options),
                                OurFields.APPLICATION_LABEL,
                                question.inventory().id().value()));
    }

    private Optional<JsonObject> lastApplied(IndexEntry entry, Optional<InventoryEntry> known) {
        return known.flatMap(InventoryEntry::applied).flatMap(d -> manifests.before(entry, d));
    }

    private Prepared.Work work(Question question, List<Asked> asked, List<Fading> fading) {
        Map<ObjectId, JsonObject> brought = new TreeMap<>();
        asked.forEach(a -> brought.put(a.object(), a.manifest()));
        Decide decide =
                new Decide(
                        new Decide.Terms(
                                question.inventory().id(),
                                question.order().generation(),
                                question.plan().options().adopt(),
                                Brought.by(brought.values())));
        Finder finder = new Finder(world, decide, new Autoscalers(world, asked, fading), purpose);
        return used(new Prepared.Work(question.plan(), finder, finder.find(asked), fading));
    }

    /// What is used as it is, be it that ours was deleted and made again by somebody else, is no part of the release.
    private static Prepared.Work used(Prepared.Work found) {
        List<Fading> lost =
                found.items().stream()
                        .filter(Item::isTheirs)
                        .flatMap(item -> item.asked().known().stream())
                        .map(known -> new Fading(known, new Pruning.Forget("it is not ours")))
                        .toList();
        return new Prepared.Work(
                found.plan(),
                found.finder(),
                found.items().stream().filter(item -> !item.isTheirs()).toList(),
                Stream.concat(found.fading().stream(), lost.stream()).toList());
    }

    private static Prepared judged(Question question, Prepared.Work work) {
        Effects effects = work.effects();
        Optional<String> invalid = firstInvalid(effects);
        if (invalid.isPresent()) {
            return new Prepared.Invalid(work, invalid.get());
        }
        List<String> reasons = reasons(question, work);
        return reasons.isEmpty() || isApproved(question.order(), effects)
                ? new Prepared.Ready(work)
                : new Prepared.OnHold(work, reasons);
    }

    private static Optional<String> firstInvalid(Effects effects) {
        return effects.invalid().stream().findFirst().map(Preparation::cause);
    }

    private static String cause(Effect effect) {
        String cause =
                effect.prediction() instanceof Prediction.Invalid(String why) ? why : "invalid";
        return effect.object().shortForm() + ": " + cause;
    }

    private static List<String> reasons(Question question, Prepared.Work work) {
        List<String> reasons = new ArrayList<>();
        if (!question.going()) {
            reasons.addAll(
                    Holding.reasons(
                            work.effects(),
                            question.plan().options().limits(),
                            question.inventory().size()));
        }
        work.items().forEach(item -> item.found().hold().ifPresent(reasons::add));
        return reasons.stream().distinct().toList();
    }

    private static boolean isApproved(Order order, Effects effects) {
        return order.release().approvals().stream()
                .anyMatch(approval -> approval.effects().equals(Optional.of(effects.digest())));
    }
}
