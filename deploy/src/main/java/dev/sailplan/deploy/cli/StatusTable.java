package dev.sailplan.deploy.cli;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Index;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What `sailplan status` prints: a row per application, what needs people said in its last column.
final class StatusTable {
    private static final Digest NOTHING = new Index(List.of()).intentDigest();
    private final Map<ApplicationKey, Row> cluster = new TreeMap<>();
    private final Map<ApplicationKey, Word> planner = new TreeMap<>();
    private final Map<ApplicationKey, Settlement> settled = new TreeMap<>();
    private final Map<ApplicationKey, RepositoryName> owners = new TreeMap<>();
    private final Set<ApplicationKey> empty = new TreeSet<>();
    private final Set<ApplicationKey> undeclared = new TreeSet<>();
    private final Map<RepositoryName, Set<ApplicationKey>> declared = new TreeMap<>();

    /// What the planner said last of an application, for the event that made it say so, and the plan it spoke of. A
    /// plan that is held stays that of the event which came to it first.
    private record Word(EventId event, Optional<PlanId> plan, Row row) {
        Word of(PlanId other) {
            return new Word(event, Optional.of(other), row);
        }

        boolean isOf(EventId other, Optional<PlanId> otherPlan) {
            return event.equals(other) || (plan.isPresent() && plan.equals(otherPlan));
        }
    }

    private record Row(String plan, String commit, String state, Instant since, String why) {
        /// With what became of the release before, which nobody would see otherwise.
        Row before(@Nullable Row older) {
            return older != null && older.state.equals("failed")
                    ? new Row(
                            plan,
                            commit,
                            state,
                            since,
                            why + "; " + older.plan + " failed and is not tried again meanwhile")
                    : this;
        }

        List<String> cells(String application, Instant now) {
            return List.of(application, plan, commit, state, Age.between(since, now), why);
        }
    }

    void take(Status status) {
        cluster.put(status.application(), row(status));
        owners.put(status.application(), status.owner());
        if (isEmpty(status)) {
            empty.add(status.application());
        } else {
            empty.remove(status.application());
        }
        status.settled().ifPresent(last -> settled.put(status.application(), last));
    }

    /// What waited of the event does so no longer, unless another plan of the same event does.
    void take(Decision.PlanSuperseded end) {
        boolean goesOn = end.by().filter(by -> by.event().equals(end.event())).isPresent();
        Optional.ofNullable(planner.get(end.application()))
                .filter(word -> word.isOf(end.event(), end.plan()) && !goesOn)
                .ifPresent(_ -> planner.remove(end.application()));
        if (end.by().isEmpty()) {
            undeclared.add(end.application());
        }
    }

    /// What was held is so no longer: it is for the cluster to say what became of it.
    void take(Decision.Approved approved) {
        if (planner.remove(approved.application()) != null) {
            undeclared.add(approved.application());
        }
    }

    /// Taken in order. What the planner holds back counts more than what the cluster has, until it lets go of it.
    void take(Decision.Planned planned) {
        undeclared.removeAll(planned.applications().keySet());
        Set<ApplicationKey> now = planned.applications().keySet();
        Optional.ofNullable(declared.put(planned.repository(), now)).stream()
                .flatMap(Set::stream)
                .filter(before -> !now.contains(before))
                .forEach(planner::remove);
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
            case Verdict.OnHold(var plan, var reasons) ->
                    planner.put(
                            application,
                            word(planned, "held", commit, String.join("; ", reasons)).of(plan));
            case Verdict.Waiting(var reasons) ->
                    planner.put(
                            application,
                            word(planned, "waiting", commit, String.join("; ", reasons)));
            case Verdict.Released _, Verdict.Unchanged _ -> planner.remove(application);
        }
    }

    private static Word word(Decision.Planned planned, String state, String commit, String why) {
        return new Word(
                planned.event(), Optional.empty(), new Row("", commit, state, planned.at(), why));
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
                            settled.end() == Status.End.HELD
                                    ? wayOut(status, settled)
                                    : settled.detail());
        };
    }

    private static String wayOut(Status status, Settlement settled) {
        return settled.detail()
                + "; sailplan release "
                + status.application().shortForm()
                + settled.generation()
                + " lets it go on";
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

    /// The applier has nothing of it on the cluster, and nothing under way.
    private static boolean isEmpty(Status status) {
        return status.held().filter(NOTHING::equals).isPresent()
                && status.settled()
                        .filter(last -> last.generation().equals(status.claimedGeneration()))
                        .isPresent();
    }

    /// What its repository declares no longer and has no object left is kept as a claim only, which is nothing to see.
    private boolean isGone(ApplicationKey application) {
        return empty.contains(application)
                && (undeclared.contains(application)
                        || Optional.ofNullable(owners.get(application))
                                .map(declared::get)
                                .filter(known -> !known.contains(application))
                                .isPresent());
    }

    private Map<ApplicationKey, Row> rows() {
        Map<ApplicationKey, Row> rows = new TreeMap<>(cluster);
        rows.keySet().removeIf(this::isGone);
        planner.forEach((application, word) -> {
            if (!isSettled(application, word)) {
                rows.compute(application, (_, older) -> word.row().before(older));
            }
        });
        return rows;
    }

    private boolean isSettled(ApplicationKey application, Word word) {
        return Optional.ofNullable(settled.get(application))
                .filter(last -> last.event().equals(word.event()))
                .isPresent();
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
