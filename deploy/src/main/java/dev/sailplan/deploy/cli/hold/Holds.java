package dev.sailplan.deploy.cli.hold;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.domain.status.Status.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Folds the log into the holds that wait for a person. The planner looks again before it does what a person says.
final class Holds {
    private final Map<ApplicationKey, Waiting> planner = new TreeMap<>();
    private final Map<ApplicationKey, Status> statuses = new TreeMap<>();
    private final Map<ApplicationKey, Outcome.Held> outcomes = new TreeMap<>();
    private final Set<ApplicationKey> known = new TreeSet<>();

    /// A plan that the planner itself holds.
    private record Waiting(
            EventId event, RepositoryName repository, PlanId plan, List<String> reasons) {}

    /// Taken in order.
    void take(Object record) {
        switch (record) {
            case Status status -> {
                known.add(status.application());
                statuses.put(status.application(), status);
            }
            case Outcome.Held held -> outcomes.put(held.subject().application(), held);
            case Decision.Planned planned ->
                    planned.applications()
                            .forEach((application, verdict) -> take(planned, application, verdict));
            case Decision.Held held ->
                    hold(
                            held.application(),
                            new Waiting(
                                    held.event(), held.repository(), held.plan(), held.reasons()));
            case Decision.PlanSuperseded end ->
                    end(
                            end.application(),
                            waiting ->
                                    waiting.event().equals(end.event())
                                            && Optional.of(waiting.plan()).equals(end.plan()));
            case Decision.Approved approved ->
                    end(approved.application(), waiting -> waiting.plan().equals(approved.plan()));
            default -> {}
        }
    }

    private void take(Decision.Planned planned, ApplicationKey application, Verdict verdict) {
        if (verdict instanceof Verdict.OnHold(PlanId plan, List<String> reasons)) {
            hold(application, new Waiting(planned.event(), planned.repository(), plan, reasons));
        } else {
            known.add(application);
            planner.remove(application);
        }
    }

    private void hold(ApplicationKey application, Waiting waiting) {
        known.add(application);
        planner.put(application, waiting);
    }

    private void end(ApplicationKey application, Predicate<Waiting> which) {
        Optional.ofNullable(planner.get(application))
                .filter(which)
                .ifPresent(_ -> planner.remove(application));
    }

    /// What of the application waits for a person, the newest plan first.
    private List<Hold> of(ApplicationKey application) {
        Optional<Status> status = Optional.ofNullable(statuses.get(application));
        Optional<Hold> here =
                Optional.ofNullable(planner.get(application))
                        .map(waiting ->
                                new Hold(
                                        application,
                                        waiting.repository(),
                                        status.map(Status::claimedGeneration)
                                                .orElse(Generation.NONE),
                                        waiting.plan(),
                                        Optional.empty(),
                                        waiting.reasons(),
                                        false));
        Optional<Hold> there =
                status.flatMap(it ->
                        it.settled()
                                .filter(last -> last.end() == End.HELD)
                                .filter(last -> last.generation().equals(it.claimedGeneration()))
                                .map(last -> released(it, last)));
        return Stream.of(here, there).flatMap(Optional::stream).toList();
    }

    private Hold released(Status status, Status.Settlement last) {
        Optional<Outcome.Held> outcome =
                Optional.ofNullable(outcomes.get(status.application()))
                        .filter(held -> held.attempt().generation().equals(last.generation()));
        return new Hold(
                status.application(),
                status.owner(),
                last.generation(),
                last.plan(),
                outcome.map(Outcome.Held::effectsDigest),
                outcome.map(Outcome.Held::reasons).orElse(List.of(last.detail())),
                true);
    }

    /// Throws [CommandFailed], in words, unless exactly one hold is meant.
    Hold find(ApplicationArgument name) {
        List<ApplicationKey> meant = known.stream().filter(name::means).toList();
        if (meant.isEmpty()) {
            throw new CommandFailed(
                    "there is no application "
                            + name
                            + "; sailplan status shows those that there are");
        }
        List<Hold> holds = new ArrayList<>();
        meant.forEach(application -> holds.addAll(of(application)));
        if (holds.isEmpty()) {
            throw new CommandFailed(
                    "nothing of " + name + " is held; sailplan status shows what is");
        }
        if (holds.stream().map(Hold::application).distinct().count() > 1) {
            throw new CommandFailed(
                    name + " is held in several places; name one of them: " + names(holds));
        }
        return holds.stream()
                .filter(name::means)
                .findFirst()
                .orElseThrow(() ->
                        new CommandFailed(
                                "the held plan is "
                                        + holds.getFirst().name()
                                        + " by now; look again: sailplan status"));
    }

    private static String names(List<Hold> holds) {
        return holds.stream()
                .map(hold -> hold.application().value())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
