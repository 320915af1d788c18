package dev.sailplan.deploy.cli;

import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.deploy.text.ApplicationNames;
import dev.sailplan.deploy.text.Count;
import java.util.List;

/// What the planner decided, in words.
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
            case Decision.Refused refused ->
                    new LogEntry(refused.at(), "refused", repository, problems(refused.problems()));
        };
    }

    private static String counts(Decision.Planned planned) {
        long released = count(planned, Verdict.Released.class);
        long refused = count(planned, Verdict.Refused.class);
        long held = count(planned, Verdict.OnHold.class);
        long waiting = count(planned, Verdict.Waiting.class);
        long unchanged = count(planned, Verdict.Unchanged.class);
        return "released "
                + released
                + ", unchanged "
                + unchanged
                + ", waiting "
                + waiting
                + ", held "
                + held
                + ", refused "
                + refused;
    }

    private static long count(Decision.Planned planned, Class<? extends Verdict> kind) {
        return planned.applications().values().stream().filter(kind::isInstance).count();
    }

    private static String problems(List<Problem> problems) {
        String first = problems.getFirst().toString();
        return problems.size() == 1
                ? first
                : Count.of(problems.size(), "problem") + ", first: " + first;
    }
}
