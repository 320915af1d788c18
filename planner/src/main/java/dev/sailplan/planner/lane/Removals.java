package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.plan.Decision.Successor;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.plan.PlanOptions.Adopt;
import dev.sailplan.common.domain.plan.PlanOptions.Drift;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.declare.Approval;
import dev.sailplan.planner.declare.OnRemove;
import dev.sailplan.planner.declare.TreeEntry;
import dev.sailplan.planner.gate.Judgement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Applications that a commit no longer declares: an empty plan, which waits for a person unless `onRemove` said
/// otherwise while they were declared.
final class Removals {
    private static final Index NOTHING = new Index(List.of());
    private final PlannerParts parts;
    private final HomeRepository repository;

    Removals(PlannerParts parts, HomeRepository repository) {
        this.parts = parts;
        this.repository = repository;
    }

    /// What was released, or what an applier holds for this repository, and is not declared.
    Set<ApplicationKey> undeclared(Set<ApplicationKey> declared, LaneState lane) {
        Set<ApplicationKey> known = new TreeSet<>();
        lane.applications().stream()
                .filter(state -> state.released().isPresent())
                .filter(state -> !isGone(state) || !state.isAtRest())
                .filter(state -> isOurs(state.application()))
                .forEach(state -> known.add(state.application()));
        parts.clusters().ownedBy(repository.name()).stream()
                .filter(status -> !holdsNothing(status))
                .map(Status::application)
                .filter(key -> lane.application(key).filter(Removals::isGone).isEmpty())
                .forEach(known::add);
        known.removeAll(declared);
        return known;
    }

    /// Forgets what nobody asks for any more: what was never released, is removed from its cluster, or is another
    /// repository's by now.
    Outputs forget(
            Outputs outputs, Set<ApplicationKey> declared, Occasion occasion, LaneState lane) {
        Optional<Successor> by = Optional.of(new Successor(occasion.event(), occasion.commit()));
        Outputs all = outputs;
        for (ApplicationState state : done(declared, lane)) {
            all = lane.removeApplication(all, state, by, "the application is no longer declared");
        }
        return all;
    }

    private List<ApplicationState> done(Set<ApplicationKey> declared, LaneState lane) {
        Set<ApplicationKey> removing = undeclared(declared, lane);
        return lane.applications().stream()
                .filter(state ->
                        state.released().isEmpty()
                                || isRemoved(state)
                                || !isOurs(state.application()))
                .filter(state -> !declared.contains(state.application()))
                .filter(state -> !removing.contains(state.application()))
                .toList();
    }

    private boolean isRemoved(ApplicationState state) {
        return isGone(state)
                && parts.clusters()
                        .status(state.application())
                        .filter(Removals::holdsNothing)
                        .flatMap(Status::settled)
                        .filter(last -> last.generation().equals(state.generation()))
                        .filter(last -> last.end() == Status.End.APPLIED)
                        .isPresent();
    }

    private static boolean holdsNothing(Status status) {
        return status.held().filter(NOTHING.intentDigest()::equals).isPresent();
    }

    private boolean isOurs(ApplicationKey application) {
        return parts.clusters()
                .status(application)
                .map(Status::owner)
                .filter(owner -> !owner.equals(repository.name()))
                .isEmpty();
    }

    private static boolean isGone(ApplicationState state) {
        return state.released()
                .filter(made -> made.source().equals(source(state.application())))
                .isPresent();
    }

    private static Digest source(ApplicationKey application) {
        return Digest.of("removed/v1\n" + application);
    }

    Step remove(ApplicationKey key, Occasion occasion, LaneState lane) {
        ApplicationState before =
                lane.application(key)
                        .orElseGet(() ->
                                ApplicationState.first(
                                        key,
                                        occasion.event(),
                                        occasion.commit(),
                                        new Verdict.Unchanged()));
        if (isGone(before)) {
            return declaredInVain(before, occasion, lane);
        }
        if (before.pending().filter(made -> made.source().equals(source(key))).isPresent()) {
            return reused(before, occasion, lane);
        }
        if (parts.clusters().facts(key.cluster()).isEmpty()) {
            return awaitFacts(before, occasion, lane);
        }
        return cluster(key, before)
                .map(cluster -> planned(describe(before, cluster, occasion), before, lane))
                .orElseGet(() -> Step.silent(new Verdict.Unchanged()));
    }

    /// It was declared again after its removal was released, and is gone again before that came to a release.
    private static Step declaredInVain(ApplicationState before, Occasion occasion, LaneState lane) {
        Verdict unchanged = new Verdict.Unchanged();
        return new Step(
                unchanged,
                lane.putApplication(
                        Outputs.NONE,
                        before.decided(occasion.event(), occasion.commit(), unchanged)));
    }

    private static Step reused(ApplicationState before, Occasion occasion, LaneState lane) {
        return occasion.again()
                ? Step.silent(before.verdict())
                : new Step(
                        before.verdict(),
                        lane.putApplication(
                                Outputs.NONE, before.reused(occasion.event(), occasion.commit())));
    }

    /// Nothing is written to the topic of a cluster that may be gone for good; state says what is still to do.
    private static Step awaitFacts(ApplicationState before, Occasion occasion, LaneState lane) {
        Verdict waiting =
                new Verdict.Waiting(
                        List.of(
                                "no longer declared; its removal waits for the first word of the"
                                        + " applier of cluster "
                                        + before.application().cluster()));
        return before.verdict().equals(waiting) && before.event().equals(occasion.event())
                ? Step.silent(waiting)
                : new Step(
                        waiting,
                        lane.putApplication(
                                Outputs.NONE,
                                before.decided(occasion.event(), occasion.commit(), waiting)));
    }

    private Optional<ClusterUid> cluster(ApplicationKey key, ApplicationState before) {
        return parts.clusters()
                .status(key)
                .map(Status::cluster)
                .or(() -> before.released().map(Made::cluster))
                .or(() -> before.pending().map(Made::cluster));
    }

    private static Made describe(ApplicationState before, ClusterUid cluster, Occasion occasion) {
        Optional<Made> last = before.released().or(before::pending);
        Made.Declared declared = last.map(Made::declared).orElse(unknown());
        Digest source = source(before.application());
        return new Made(
                Plan.idOf(NOTHING, declared.options(), source),
                occasion.commit(),
                occasion.event(),
                cluster,
                source,
                source,
                NOTHING.intentDigest(),
                declared.options(),
                new Made.Declared(
                        declared.options(),
                        declared.approval(),
                        onRemove(before, occasion),
                        List.of()),
                last.flatMap(Made::file));
    }

    /// What was asked for, as long as every word of it agrees and the file that said so is still there: one that
    /// vanished never prunes.
    private static OnRemove onRemove(ApplicationState before, Occasion occasion) {
        List<Made> known =
                Stream.of(before.released(), before.pending()).flatMap(Optional::stream).toList();
        Set<OnRemove> asked =
                known.stream().map(made -> made.declared().onRemove()).collect(Collectors.toSet());
        boolean there =
                known.stream().allMatch(made -> made.file().filter(in(occasion)).isPresent());
        return there && asked.size() == 1 ? asked.iterator().next() : OnRemove.HOLD;
    }

    private static Predicate<String> in(Occasion occasion) {
        return file ->
                occasion.tree()
                        .entry(file)
                        .filter(e -> e.kind() == TreeEntry.Kind.FILE)
                        .isPresent();
    }

    /// Of an application that only its applier remembers nothing may go without a person.
    private static Made.Declared unknown() {
        PlanOptions options =
                new PlanOptions(
                        "default",
                        false,
                        Limits.DEFAULT,
                        true,
                        Adopt.NO,
                        Drift.REPORT,
                        Duration.ofMinutes(5));
        return new Made.Declared(options, Approval.NONE, OnRemove.HOLD, List.of());
    }

    private Step planned(Made made, ApplicationState before, LaneState lane) {
        Releases releases = new Releases(parts, repository);
        Step step =
                switch (made.declared().onRemove()) {
                    case PRUNE -> {
                        Judgement judgement = releases.judge(made, before, lane);
                        yield releases.follow(judgement, made, before, lane);
                    }
                    case HOLD ->
                            releases.hold(
                                    made,
                                    before,
                                    lane,
                                    List.of(
                                            "no longer declared; its objects stay until a person lets"
                                                    + " them go, or it is declared again"));
                    case ORPHAN ->
                            releases.hold(
                                    made,
                                    before,
                                    lane,
                                    List.of(
                                            "no longer declared; its objects stay. Letting go of them"
                                                    + " (onRemove: orphan) is not supported yet"));
                };
        Outputs plan = Outputs.NONE.with(parts.wire().records().plan(plan(made, before)));
        return new Step(step.verdict(), plan.and(step.outputs()));
    }

    private Plan plan(Made made, ApplicationState before) {
        return new Plan(
                made.plan(),
                new Subject(before.application(), made.cluster(), repository.name(), made.commit()),
                made.inputs(),
                made.options(),
                NOTHING,
                List.of(),
                Optional.empty(),
                made.event(),
                parts.time().instant());
    }
}
