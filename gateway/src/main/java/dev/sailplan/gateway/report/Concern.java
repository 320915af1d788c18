package dev.sailplan.gateway.report;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.outcome.Outcome.Held;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.status.Status.End;
import dev.sailplan.common.domain.status.Status.Settlement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells what a push brought from what was so before it, which a person who pushed something else need not read again.
enum Concern {
    NEW,
    UNTOUCHED,
    STILL_REFUSED,
    STILL_HELD,
    STILL_FAILED;

    /// `changed` are the files that the push changed: who changes a file with a problem wants to read of it again.
    static Concern of(
            Journey journey, ApplicationKey application, Verdict verdict, Set<String> changed) {
        Optional<Verdict> before = journey.prior().verdict(application);
        Optional<Settlement> end = journey.prior().end(application);
        return switch (verdict) {
            case Verdict.Released released ->
                    isHeldAgain(journey, application, released, end) ? STILL_HELD : NEW;
            case Verdict.Waiting _ -> NEW;
            case Verdict.OnHold _ -> before.filter(verdict::equals).isPresent() ? STILL_HELD : NEW;
            case Verdict.Refused(List<Problem> problems) ->
                    before.filter(verdict::equals).isPresent() && isBeside(problems, changed)
                            ? STILL_REFUSED
                            : NEW;
            case Verdict.Unchanged() -> end.map(last -> still(last.end())).orElse(UNTOUCHED);
        };
    }

    /// The planner releases what is held anew with each commit, in case what held it is gone.
    private static boolean isHeldAgain(
            Journey journey,
            ApplicationKey application,
            Verdict.Released released,
            Optional<Settlement> before) {
        return before.filter(last -> last.end() == End.HELD)
                .filter(last -> last.plan().equals(released.plan()))
                .filter(last ->
                        journey.held(application).filter(now -> isSame(now, last)).isPresent())
                .isPresent();
    }

    private static boolean isSame(Held now, Settlement before) {
        return String.join("; ", now.reasons()).equals(before.detail());
    }

    private static boolean isBeside(List<Problem> problems, Set<String> changed) {
        return problems.stream().noneMatch(problem -> changed.contains(problem.at().file()));
    }

    private static Concern still(End end) {
        return switch (end) {
            case HELD -> STILL_HELD;
            case FAILED -> STILL_FAILED;
            case APPLIED, SUPERSEDED -> UNTOUCHED;
        };
    }
}
