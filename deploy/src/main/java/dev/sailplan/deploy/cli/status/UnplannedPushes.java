package dev.sailplan.deploy.cli.status;

import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.text.Age;
import dev.sailplan.common.domain.text.Count;
import dev.sailplan.common.domain.text.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Folds decisions into refused and delayed pushes, which no application's row can tell, until something is planned.
final class UnplannedPushes {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private final Map<RepositoryName, Decision.Refused> refused = new TreeMap<>();
    private final Map<RepositoryName, Decision.Delayed> delayed = new TreeMap<>();
    private final Map<RepositoryName, Decision.Planned> planned = new TreeMap<>();
    private final Map<RepositoryName, Decision.NotPlanned> gone = new TreeMap<>();
    private final Map<RepositoryName, Pushed> newest = new TreeMap<>();
    private final Set<EventId> over = new HashSet<>();

    /// Taken in order.
    void take(Pushed push) {
        newest.put(push.repository(), push);
    }

    /// Taken in order.
    void take(Decision decision) {
        if (decision instanceof Decision.Last last) {
            over.add(last.event());
        }
        switch (decision) {
            case Decision.Refused it -> {
                ended(it);
                refused.put(it.repository(), it);
            }
            case Decision.Planned it -> {
                refused.remove(it.repository());
                delayed.remove(it.repository());
                gone.remove(it.repository());
                planned.put(it.repository(), it);
            }
            case Decision.Delayed it when it.application().isEmpty() ->
                    delayed.put(it.repository(), it);
            case Decision.Superseded it -> ended(it);
            case Decision.NotPlanned it -> {
                ended(it);
                if (isDeployed(it)) {
                    gone.put(it.repository(), it);
                }
            }
            case Decision.Delayed _, Decision.OfApplication _ -> {}
        }
    }

    private void ended(Decision.Last last) {
        delayed.computeIfPresent(
                last.repository(),
                (_, waiting) -> waiting.event().equals(last.event()) ? null : waiting);
    }

    /// Whether something was deployed from its ref, which is gone then.
    private boolean isDeployed(Decision.NotPlanned it) {
        return Optional.ofNullable(planned.get(it.repository()))
                .filter(last -> last.ref().equals(it.ref()))
                .isPresent();
    }

    /// What the gateway has taken and the planner has not come to yet, nor said what it waits for.
    private Stream<Pushed> underWay() {
        return newest.values().stream()
                .filter(push -> !over.contains(push.id()))
                .filter(push ->
                        Optional.ofNullable(delayed.get(push.repository()))
                                .filter(waiting -> waiting.event().equals(push.id()))
                                .isEmpty());
    }

    private static String words(Pushed push, Instant now) {
        return "push accepted, "
                + push.repository()
                + push.after().map(UnplannedPushes::shown).orElse("")
                + ", "
                + Age.between(push.at(), now)
                + " ago: not planned yet, and not in the rows above";
    }

    List<String> lines(Instant now) {
        Stream<String> refusals =
                refused.values().stream()
                        .map(it ->
                                "push refused, "
                                        + it.repository()
                                        + it.commit().map(UnplannedPushes::shown).orElse("")
                                        + ": "
                                        + words(it.problems()));
        Stream<String> waiting =
                delayed.values().stream()
                        .map(it ->
                                "push waiting, "
                                        + it.repository()
                                        + ", for "
                                        + Age.between(it.at(), now)
                                        + ": "
                                        + it.reason());
        Stream<String> branches =
                gone.values().stream()
                        .map(it ->
                                "branch gone, "
                                        + it.repository()
                                        + " "
                                        + it.ref()
                                        + ": "
                                        + it.why()
                                        + " until the branch is pushed again");
        return Stream.of(refusals, waiting, branches, underWay().map(push -> words(push, now)))
                .flatMap(lines -> lines)
                .map(PlainText::line)
                .toList();
    }

    private static String shown(CommitId commit) {
        return " " + commit.abbreviated();
    }

    private static String words(List<Problem> problems) {
        String more =
                problems.size() == 1
                        ? ""
                        : " (of " + Count.of(problems.size(), "problem") + ", the first)";
        return problems.getFirst() + more;
    }

    /// Whether one waits for a person, or for a host that is away for longer than hosts are.
    boolean needSomebody(Instant now) {
        return !refused.isEmpty()
                || !gone.isEmpty()
                || underWay().anyMatch(push -> push.at().plus(PATIENCE).isBefore(now))
                || delayed.values().stream().anyMatch(it -> it.at().plus(PATIENCE).isBefore(now));
    }
}
