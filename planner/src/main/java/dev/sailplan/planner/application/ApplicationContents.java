package dev.sailplan.planner.application;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.domain.rules.ObjectRules;
import dev.sailplan.planner.clusters.ClusterFacts;
import dev.sailplan.planner.clusters.ClusterKnowledge;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.declare.TreeEntry;
import dev.sailplan.planner.plan.DesiredObject;
import dev.sailplan.planner.plan.PlanInputs;
import dev.sailplan.planner.render.ContentReading;
import dev.sailplan.planner.render.LinkTargetIds;
import dev.sailplan.planner.state.DeclaredObjects;
import dev.sailplan.planner.state.Rendering;
import dev.sailplan.planner.state.RepositoryState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Knows what the files of an application declare, whatever comes of it.
public final class ApplicationContents {
    private final ClusterKnowledge clusters;
    private final PlanDrafting drafting;
    private final LinkTargetIds links = new LinkTargetIds();

    ApplicationContents(ClusterKnowledge clusters, PlanDrafting drafting) {
        this.clusters = clusters;
        this.drafting = drafting;
    }

    /// Looks into the files of an application, before anything comes of them.
    public ContentReading read(
            Application application, PlanningTrigger trigger, RepositoryState lane) {
        ApplicationAtCommit candidate =
                ApplicationAtCommit.of(application, trigger, lane, clusters);
        Optional<TreeEntry> entry = trigger.tree().entry(application.source().path());
        if (candidate.facts().isEmpty() || entry.isEmpty()) {
            return candidate.facts().isEmpty()
                    ? new ContentReading.Known()
                    : new ContentReading.Absent();
        }
        ClusterFacts facts = candidate.facts().get();
        Application floored = application.with(StrictestOptions.floored(candidate));
        Digest source = source(floored, entry.get(), trigger, facts);
        return lane.declares(application.key()).filter(known -> known.isOf(source)).isPresent()
                ? new ContentReading.Known()
                : contents(source, drafting.rendered(floored, trigger, facts));
    }

    private static ContentReading contents(Digest source, Rendering rendering) {
        return switch (rendering) {
            case Rendering.Objects(var all) ->
                    new ContentReading.Read(declares(source, all), rendering);
            case Rendering.Faulty _ -> new ContentReading.Unreadable(rendering);
        };
    }

    static DeclaredObjects declares(Digest source, List<DesiredObject> objects) {
        return new DeclaredObjects(
                Optional.of(source),
                objects.stream().map(DesiredObject::object).sorted().toList(),
                Optional.of(
                        objects.stream()
                                .filter(ApplicationContents::isKept)
                                .map(DesiredObject::object)
                                .sorted()
                                .toList()));
    }

    private static boolean isKept(DesiredObject object) {
        return ObjectRules.of(object.manifest()).prune() == ObjectRules.Pruning.DISABLED;
    }

    /// Where the objects of an application stand in Git.
    public Map<ObjectId, SourceLocation> places(
            Application application, PlanningTrigger trigger, RepositoryState lane) {
        ApplicationAtCommit candidate =
                ApplicationAtCommit.of(application, trigger, lane, clusters);
        Map<ObjectId, SourceLocation> places = new HashMap<>();
        candidate
                .facts()
                .map(facts -> drafting.rendered(application, trigger, facts))
                .ifPresent(rendering -> {
                    if (rendering instanceof Rendering.Objects(var all)) {
                        all.forEach(object -> places.put(object.object(), object.at()));
                    }
                });
        return places;
    }

    /// Names what Git says of an application, on this cluster: the same once more is not read again.
    Digest source(
            Application floored, TreeEntry entry, PlanningTrigger trigger, ClusterFacts facts) {
        return PlanInputs.source(
                floored,
                entry,
                links.of(floored.source(), entry, trigger.tree()),
                facts.facts().uid());
    }
}
