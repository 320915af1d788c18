package dev.sailplan.deploy.cli;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.domain.status.Status.Settlement;
import dev.sailplan.deploy.text.Age;
import dev.sailplan.deploy.text.ApplicationNames;
import dev.sailplan.deploy.text.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What `sailplan status` prints: a row per application, what needs people said in its last column.
final class StatusTable {
    private final Map<ApplicationKey, Row> cluster = new TreeMap<>();
    private final Map<ApplicationKey, Word> planner = new TreeMap<>();
    private final Map<ApplicationKey, EventId> settled = new TreeMap<>();

    /// What the planner said last of an application, for the event that made it say so.
    private record Word(EventId event, Row row) {}

    private record Row(String plan, String commit, String state, Instant since, String why) {
        List<String> cells(String application, Instant now) {
            return List.of(application, plan, commit, state, Age.between(since, now), why);
        }
    }

    void take(Status status) {
        cluster.put(status.application(), row(status));
        status.settled().ifPresent(last -> settled.put(status.application(), last.event()));
    }

    /// What waited of the event does so no longer, unless another plan of the same event does.
    void take(Decision.PlanSuperseded end) {
        boolean goesOn = end.by().filter(by -> by.event().equals(end.event())).isPresent();
        Optional.ofNullable(planner.get(end.application()))
                .filter(word -> word.event().equals(end.event()) && !goesOn)
                .ifPresent(_ -> planner.remove(end.application()));
    }

    /// Taken in order. What the planner holds back counts more than what the cluster has, until it lets go of it.
    void take(Decision.Planned planned) {
        planned.applications()
                .forEach((application, verdict) -> take(planned, application, verdict));
    }

    private void take(Decision.Planned planned, ApplicationKey application, Verdict verdict) {
        String commit = planned.commit().abbreviated();
        switch (verdict) {
            case Verdict.Refused(var problems) ->
                    planner.put(
                            application,
                            word(planned, "refused", commit, problems.getFirst().toString()));
            case Verdict.OnHold(_, var reasons) ->
                    planner.put(
                            application, word(planned, "held", commit, String.join("; ", reasons)));
            case Verdict.Waiting(var reasons) ->
                    planner.put(
                            application,
                            word(planned, "waiting", commit, String.join("; ", reasons)));
            case Verdict.Released _, Verdict.Unchanged _ -> planner.remove(application);
        }
    }

    private static Word word(Decision.Planned planned, String state, String commit, String why) {
        return new Word(planned.event(), new Row("", commit, state, planned.at(), why));
    }

    private static Row row(Status status) {
        String plan = status.claimedGeneration().toString();
        return status.settled()
                .filter(settled -> settled.generation().equals(status.claimedGeneration()))
                .map(settled -> settled(status, settled))
                .orElseGet(() -> new Row(plan, "", "applying", status.at(), ""));
    }

    private static Row settled(Status status, Settlement settled) {
        CommitId commit = settled.commit();
        String end = settled.end().name().toLowerCase(Locale.ROOT);
        return switch (settled.end()) {
            case APPLIED ->
                    new Row(
                            settled.generation().toString(),
                            commit.abbreviated(),
                            state(status.health(), end),
                            status.at(),
                            why(status.health()));
            case FAILED, HELD, SUPERSEDED ->
                    new Row(
                            settled.generation().toString(),
                            commit.abbreviated(),
                            end,
                            status.at(),
                            settled.detail());
        };
    }

    private static String state(Health health, String otherwise) {
        return switch (health) {
            case Health.Healthy() -> "healthy";
            case Health.Progressing _ -> "progressing";
            case Health.Degraded _ -> "degraded";
            case Health.Stored() -> "stored";
            case Health.Unknown() -> otherwise;
        };
    }

    private static String why(Health health) {
        return switch (health) {
            case Health.Progressing(String why) -> why;
            case Health.Degraded(String why) -> why;
            case Health.Stored() -> "the cluster has no nodes";
            case Health.Healthy(), Health.Unknown() -> "";
        };
    }

    private Map<ApplicationKey, Row> rows() {
        Map<ApplicationKey, Row> rows = new TreeMap<>(cluster);
        planner.forEach((application, word) -> {
            if (!word.event().equals(settled.get(application))) {
                rows.put(application, word.row());
            }
        });
        return rows;
    }

    /// The table as lines.
    List<String> lines(Instant now) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("APP", "PLAN", "COMMIT", "STATE", "SINCE", "WHY"));
        Map<ApplicationKey, Row> rows = rows();
        ApplicationNames names = new ApplicationNames();
        rows.keySet().forEach(names::learn);
        rows.forEach((application, row) -> cells.add(row.cells(names.of(application), now)));
        return Columns.aligned(cells);
    }

    /// Whether something waits for a person.
    boolean needsSomebody() {
        return rows().values().stream()
                .anyMatch(row ->
                        List.of("held", "failed", "refused", "degraded").contains(row.state()));
    }
}
