package dev.sailplan.deploy.cli.log;

import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.text.ApplicationNames;
import dev.sailplan.common.domain.text.Count;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts a decision of the planner into words.
final class DecisionEntry {
    private DecisionEntry() {}

    static LogEntry of(Decision decision, ApplicationNames names) {
        String repository = decision.repository().value();
        return switch (decision) {
            case Decision.Rejected rejected ->
                    new LogEntry(
                            rejected.at(),
                            "rejected",
                            names.of(rejected.application()),
                            problems(rejected.problems()));
            case Decision.Held held ->
                    new LogEntry(
                            held.at(),
                            "held",
                            names.of(held.application()),
                            String.join("; ", held.reasons()));
            case Decision.Delayed delayed ->
                    new LogEntry(
                            delayed.at(),
                            "delayed",
                            delayed.application().map(names::of).orElse(repository),
                            delayed.reason());
            case Decision.PlanSuperseded superseded ->
                    new LogEntry(
                            superseded.at(),
                            "superseded",
                            names.of(superseded.application()),
                            superseded.why());
            case Decision.Planned planned ->
                    new LogEntry(
                            planned.at(),
                            "planned",
                            repository,
                            planned.commit().abbreviated()
                                    + " \""
                                    + planned.title()
                                    + "\" "
                                    + counts(planned));
            case Decision.Superseded superseded ->
                    new LogEntry(superseded.at(), "superseded", repository, superseded.why());
            case Decision.NotPlanned nothing ->
                    new LogEntry(nothing.at(), "no plan", repository, nothing.why());
            case Decision.Approved approved ->
                    new LogEntry(
                            approved.at(),
                            approved.letsGo() ? "let go" : "approved",
                            names.of(approved.application()) + approved.generation(),
                            "by "
                                    + approved.approval().person()
                                    + approved.approval()
                                            .reason()
                                            .map(reason -> ": " + reason)
                                            .orElse(""));
            case Decision.Declined declined ->
                    new LogEntry(
                            declined.at(),
                            "declined",
                            names.of(declined.application()),
                            declined.why());
            case Decision.Refused refused ->
                    new LogEntry(refused.at(), "refused", repository, problems(refused.problems()));
        };
    }

    /// What there is none of is left out.
    private static String counts(Decision.Planned planned) {
        String counts =
                Stream.of(
                                count(planned, Verdict.Released.class, "released"),
                                count(planned, Verdict.Unchanged.class, "unchanged"),
                                count(planned, Verdict.Waiting.class, "waiting"),
                                count(planned, Verdict.OnHold.class, "held"),
                                count(planned, Verdict.Refused.class, "refused"))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "no applications" : counts;
    }

    private static Optional<String> count(
            Decision.Planned planned, Class<? extends Verdict> kind, String word) {
        long number = planned.applications().values().stream().filter(kind::isInstance).count();
        return number == 0 ? Optional.empty() : Optional.of(word + " " + number);
    }

    private static String problems(List<Problem> problems) {
        String first = problems.getFirst().toString();
        return problems.size() == 1
                ? first
                : Count.of(problems.size(), "problem") + ", first: " + first;
    }
}
