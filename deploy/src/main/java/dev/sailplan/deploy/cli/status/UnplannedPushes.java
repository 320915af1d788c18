package dev.sailplan.deploy.cli.status;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.text.Age;
import dev.sailplan.common.domain.text.Count;
import dev.sailplan.common.domain.text.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Folds decisions into refused and delayed pushes, which no application's row can tell, until something is planned.
final class UnplannedPushes {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private final Map<RepositoryName, Decision.Refused> refused = new TreeMap<>();
    private final Map<RepositoryName, Decision.Delayed> delayed = new TreeMap<>();

    /// Taken in order.
    void take(Decision decision) {
        switch (decision) {
            case Decision.Refused it -> {
                ended(it);
                refused.put(it.repository(), it);
            }
            case Decision.Planned it -> {
                refused.remove(it.repository());
                delayed.remove(it.repository());
            }
            case Decision.Delayed it when it.application().isEmpty() ->
                    delayed.put(it.repository(), it);
            case Decision.Superseded it -> ended(it);
            case Decision.NotPlanned it -> ended(it);
            case Decision.Delayed _, Decision.OfApplication _ -> {}
        }
    }

    private void ended(Decision.Last last) {
        delayed.computeIfPresent(
                last.repository(),
                (_, waiting) -> waiting.event().equals(last.event()) ? null : waiting);
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
        return Stream.concat(refusals, waiting).map(PlainText::line).toList();
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
                || delayed.values().stream().anyMatch(it -> it.at().plus(PATIENCE).isBefore(now));
    }
}
