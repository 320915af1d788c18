package dev.sailplan.deploy.plan;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Moves;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.deploy.plan.ApplicationLog.Said;
import dev.sailplan.deploy.plan.PlanView.Basis;
import dev.sailplan.deploy.plan.PlanView.Heading;
import dev.sailplan.deploy.plan.PlanView.State;
import dev.sailplan.deploy.plan.PlanView.Stop;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a plan from the log of its application: by what the cluster said where it was asked, by Git alone where it
/// was not.
final class PlanReading {
    private final ApplicationKey application;
    private final ApplicationLog log;

    PlanReading(ApplicationKey application, ApplicationLog log) {
        this.application = application;
        this.log = log;
    }

    Optional<PlanView> of(Optional<Generation> release) {
        if (release.isPresent()) {
            return release.map(log.releases()::get).flatMap(this::released);
        }
        return log.pending()
                .map(this::pending)
                .or(() ->
                        Optional.ofNullable(log.releases().lastEntry())
                                .map(Entry::getValue)
                                .flatMap(this::released));
    }

    private PlanView pending(Plan plan) {
        Heading heading =
                log.newestDelay(plan)
                        .map(why -> waiting(plan, List.of(why)))
                        .or(() -> log.said().flatMap(last -> heading(plan, last.verdict())))
                        .orElseGet(() ->
                                new Heading(State.PLANNED, plan.at(), List.of(), Optional.empty()));
        List<ObjectView> objects =
                PlanObjects.of(plan, log).compared(log.appliedBefore(Optional.empty()));
        return view(plan, Optional.empty(), heading, Basis.GIT, objects);
    }

    private Optional<Heading> heading(Plan plan, Verdict verdict) {
        return switch (verdict) {
            case Verdict.OnHold(PlanId held, List<String> reasons) when held.equals(plan.id()) ->
                    Optional.of(
                            new Heading(
                                    State.HELD,
                                    plan.at(),
                                    reasons,
                                    Remedy.of(application, reasons)));
            case Verdict.Waiting(List<String> reasons) -> Optional.of(waiting(plan, reasons));
            case Verdict.OnHold _, Verdict.Released _, Verdict.Refused _, Verdict.Unchanged _ ->
                    Optional.empty();
        };
    }

    private static Heading waiting(Plan plan, List<String> reasons) {
        return new Heading(State.WAITING, plan.at(), reasons, Optional.empty());
    }

    /// What keeps the newest commit from being planned or released, unless its plan says so itself.
    Optional<Stop> stop() {
        return log.standing().flatMap(this::stop);
    }

    private Optional<Stop> stop(Said last) {
        return switch (last.verdict()) {
            case Verdict.Refused(List<Problem> problems) ->
                    Optional.of(
                            new Stop(
                                    last.commit(),
                                    Stop.Kind.REFUSED,
                                    problems.stream().map(Problem::toString).toList()));
            case Verdict.OnHold(PlanId held, List<String> reasons) when !isPending(held) ->
                    Optional.of(
                            new Stop(
                                    last.commit(),
                                    Stop.Kind.HELD,
                                    Stream.concat(
                                                    reasons.stream(),
                                                    Remedy.of(application, reasons).stream())
                                            .toList()));
            case Verdict.OnHold _, Verdict.Waiting _, Verdict.Released _, Verdict.Unchanged _ ->
                    Optional.empty();
        };
    }

    private boolean isPending(PlanId plan) {
        return log.pending().filter(pending -> pending.id().equals(plan)).isPresent();
    }

    private Optional<PlanView> released(Release release) {
        return log.plan(release.plan()).map(plan -> released(plan, release));
    }

    private PlanView released(Plan plan, Release release) {
        Generation generation = release.generation();
        PlanObjects objects =
                PlanObjects.of(plan, log).after(log.appliedBefore(Optional.of(generation)));
        Optional<Outcome.Settled> end = log.end(generation);
        Optional<List<ObjectView>> seen =
                end.flatMap(how -> seen(how, objects))
                        .or(() ->
                                log.start(generation)
                                        .map(start -> objects.intended(start.intents())));
        List<ObjectView> all =
                seen.orElseGet(() -> objects.compared(log.appliedBefore(Optional.of(generation))));
        return view(
                plan,
                Optional.of(generation),
                end.map(PlanReading::heading).orElseGet(() -> underWay(release)),
                seen.isPresent() ? Basis.CLUSTER : Basis.GIT,
                all.stream().map(object -> moved(object, release.moved())).toList());
    }

    /// A release that failed before the cluster said anything of an object tells nothing of them.
    private static Optional<List<ObjectView>> seen(Outcome.Settled end, PlanObjects objects) {
        return switch (end) {
            case Outcome.Applied applied -> Optional.of(objects.done(applied.results()));
            case Outcome.Failed(_, List<ObjectResult> results, _, _, _) ->
                    results.isEmpty() ? Optional.empty() : Optional.of(objects.done(results));
            case Outcome.Held held -> Optional.of(objects.proven(held.effects()));
            case Outcome.Superseded _ -> Optional.empty();
        };
    }

    private Heading underWay(Release release) {
        return log.start(release.generation())
                .map(start -> new Heading(State.APPLYING, start.at(), List.of(), Optional.empty()))
                .orElseGet(() ->
                        new Heading(State.RELEASED, release.at(), List.of(), Optional.empty()));
    }

    private static Heading heading(Outcome.Settled end) {
        return switch (end) {
            case Outcome.Applied applied ->
                    new Heading(State.APPLIED, applied.at(), List.of(), Optional.empty());
            case Outcome.Failed failed ->
                    new Heading(
                            State.FAILED, failed.at(), List.of(failed.error()), Optional.empty());
            case Outcome.Held held ->
                    new Heading(State.HELD, held.at(), held.reasons(), Optional.of(held.command()));
            case Outcome.Superseded superseded ->
                    new Heading(
                            State.SUPERSEDED,
                            superseded.at(),
                            List.of("by " + superseded.by()),
                            Optional.empty());
        };
    }

    private static ObjectView moved(ObjectView object, Moves moves) {
        return moves.giver(object.object())
                .map(giver -> object.noted("given up by " + giver.shortForm()))
                .or(() ->
                        moves.receiver(object.object())
                                .map(to -> object.noted("left to " + to.shortForm())))
                .orElse(object);
    }

    private PlanView view(
            Plan plan,
            Optional<Generation> generation,
            Heading heading,
            Basis basis,
            List<ObjectView> objects) {
        boolean newest =
                generation
                        .map(number ->
                                log.pending().isEmpty() && log.releases().lastKey().equals(number))
                        .orElse(true);
        return new PlanView(
                application,
                generation,
                plan.id(),
                plan.subject().commit(),
                log.title(plan.subject().commit()),
                heading.state(),
                heading.at(),
                heading.why(),
                newest ? heading.way() : Optional.empty(),
                basis,
                newest,
                newest ? stop() : Optional.empty(),
                objects);
    }
}
