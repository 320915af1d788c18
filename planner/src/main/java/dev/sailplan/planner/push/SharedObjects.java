package dev.sailplan.planner.push;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.plan.DestinationNamespace;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.planner.application.ApplicationPlanner;
import dev.sailplan.planner.application.PlanningTrigger;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.state.ManifestMemory;
import dev.sailplan.planner.state.RepositoryState;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds objects that two applications of one commit declare: an object belongs to one of them, and which one is not for
/// us to choose. Namespaces that only `createNamespace` asks for are used together.
final class SharedObjects {
    private final RepositoryState lane;
    private final ApplicationPlanner planner;
    private final PlanningTrigger trigger;
    private final Map<ApplicationKey, Map<ObjectId, SourceLocation>> places = new HashMap<>();

    SharedObjects(RepositoryState lane, ApplicationPlanner planner, PlanningTrigger trigger) {
        this.lane = lane;
        this.planner = planner;
        this.trigger = trigger;
    }

    /// What is wrong with each application for it, both places named. Looked for where something is new, or was refused.
    Map<ApplicationKey, List<Problem>> problems(List<Application> declared) {
        Map<ApplicationKey, Application> byKey = new HashMap<>();
        declared.forEach(application -> byKey.put(application.key(), application));
        Map<ApplicationKey, Set<Problem>> problems = new HashMap<>();
        declared.stream()
                .filter(this::isToBeLookedAt)
                .forEach(application -> look(application, byKey, problems));
        Map<ApplicationKey, List<Problem>> lists = new HashMap<>();
        problems.forEach((key, some) -> lists.put(key, List.copyOf(some)));
        return lists;
    }

    private boolean isToBeLookedAt(Application application) {
        return lane.objects().isRead(application.key())
                || lane.application(application.key())
                        .filter(before -> before.verdict() instanceof Verdict.Refused)
                        .isPresent();
    }

    private void look(
            Application application,
            Map<ApplicationKey, Application> all,
            Map<ApplicationKey, Set<Problem>> problems) {
        for (ObjectId object : lane.objects().declares(application.key()).objects()) {
            for (Application other : others(application, object, all)) {
                add(problems, application, problem(application, other, object));
                add(problems, other, problem(other, application, object));
            }
        }
    }

    private List<Application> others(
            Application application, ObjectId object, Map<ApplicationKey, Application> all) {
        return isMade(application, object) || !isKnown(application.key())
                ? List.of()
                : lane.objects().declarers(application.key().cluster(), object).stream()
                        .filter(other -> !other.equals(application.key()))
                        .filter(this::isKnown)
                        .flatMap(other -> Optional.ofNullable(all.get(other)).stream())
                        .filter(other -> !isMade(other, object))
                        .toList();
    }

    private static void add(
            Map<ApplicationKey, Set<Problem>> problems, Application application, Problem problem) {
        problems.computeIfAbsent(application.key(), _ -> new LinkedHashSet<>()).add(problem);
    }

    /// What was guessed of files that can't be read refuses nobody.
    private boolean isKnown(ApplicationKey application) {
        return lane.objects().declares(application).source().isPresent();
    }

    /// Whether only `createNamespace` asks for it.
    static boolean isMade(Application application, ObjectId object) {
        return application.options().createNamespace()
                && object.equals(DestinationNamespace.id(application.options()));
    }

    private Problem problem(Application application, Application other, ObjectId object) {
        SourceLocation there = place(other, object);
        return new Problem(
                place(application, object),
                object.shortForm()
                        + " is also declared by application "
                        + other.key().shortForm()
                        + " ("
                        + there.file()
                        + (there.line() > 0 ? ":" + there.line() : "")
                        + "); an object belongs to one application, so take it out of one of"
                        + " them");
    }

    private SourceLocation place(Application application, ObjectId object) {
        return places.computeIfAbsent(application.key(), _ -> places(application))
                .getOrDefault(object, application.source().at());
    }

    private Map<ObjectId, SourceLocation> places(Application application) {
        try (ManifestMemory.Share share = planner.memory().share()) {
            return planner.contents()
                    .places(application, trigger.with(share.of(trigger.tree())), lane);
        }
    }
}
