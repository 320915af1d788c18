package dev.sailplan.deploy.cli.status;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.domain.text.ApplicationNames;
import dev.sailplan.common.domain.text.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Folds statuses and decisions into `sailplan status`: a row per application for its newest release, what needs people
/// said in its last column.
final class StatusTable {
    private static final String AGAIN =
            "tried again by itself, ever later, about once an hour at last";

    private static final Digest NOTHING = new Index(List.of()).intentDigest();

    /// What a release came to that left no trace on its cluster is looked up after so long.
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Set<ClusterName> clusters;
    private final Map<ApplicationKey, Status> cluster = new TreeMap<>();
    private final Map<ApplicationKey, PlannerWord> planner = new TreeMap<>();
    private final Map<ApplicationKey, Note> notes = new TreeMap<>();
    private final Set<ApplicationKey> undeclared = new TreeSet<>();
    private final Map<RepositoryName, Set<ApplicationKey>> declared = new TreeMap<>();

    /// Holds what the planner said of a release after it was made.
    private record Note(EventId event, String why) {
        boolean isAbout(Status status) {
            return Stream.concat(
                            status.settled().map(Status.Settlement::event).stream(),
                            status.latest().map(Status.Latest::event).stream())
                    .anyMatch(event::equals);
        }
    }

    /// `clusters` are those whose statuses it is given: nothing is expected of others.
    StatusTable(Collection<ClusterName> clusters) {
        this.clusters = new TreeSet<>(clusters);
    }

    void take(Status status) {
        cluster.put(status.application(), status);
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

    /// What was held is so no longer: it is for the cluster to say what becomes of it.
    void take(Decision.Approved approved) {
        PlannerWord before = planner.get(approved.application());
        if (before == null) {
            return;
        }
        if (before.released().isEmpty()) {
            undeclared.add(approved.application());
        }
        planner.put(approved.application(), before.released(approved));
    }

    /// Why a plan waits by now, or why its release is not tried again.
    void take(Decision.Delayed delayed) {
        delayed.application().ifPresent(application -> delayed(delayed, application));
    }

    private void delayed(Decision.Delayed delayed, ApplicationKey application) {
        boolean waits =
                Optional.ofNullable(planner.get(application))
                        .filter(word -> word.event().equals(delayed.event()))
                        .filter(word -> word.released().isEmpty())
                        .isPresent();
        if (waits) {
            planner.computeIfPresent(application, (_, word) -> word.waiting(delayed));
        } else {
            notes.put(application, new Note(delayed.event(), delayed.reason()));
        }
    }

    /// In a push it comes before its `Planned`, and alone when other facts made the planner look again.
    void take(Decision.Held held) {
        put(held.application(), PlannerWord.of(held));
    }

    /// The same, and why what an applier asks for can't be sent: that is about a release, whose row it is said in.
    void take(Decision.Rejected rejected) {
        put(rejected.application(), PlannerWord.of(rejected));
        notes.put(
                rejected.application(),
                new Note(rejected.event(), rejected.problems().getFirst().message()));
    }

    private void put(ApplicationKey application, PlannerWord word) {
        Optional<PlannerWord> before = Optional.ofNullable(planner.get(application));
        planner.put(application, word.after(before));
    }

    /// Taken in order. What the planner holds back counts more than what the cluster has, until it lets go of it.
    void take(Decision.Planned planned) {
        Set<ApplicationKey> now = planned.applications().keySet();
        undeclared.removeAll(now);
        notes.keySet().removeAll(now);
        declared.put(planned.repository(), now);
        planner.entrySet()
                .removeIf(entry ->
                        entry.getValue().repository().equals(planned.repository())
                                && !now.contains(entry.getKey()));
        planned.applications()
                .forEach((application, verdict) ->
                        PlannerWord.of(planned, application, verdict)
                                .ifPresentOrElse(
                                        word -> planner.put(application, word),
                                        () -> planner.remove(application)));
    }

    /// What became of a release that its cluster's status says nothing of: it was refused before anything of the
    /// application was looked at.
    void take(Outcome.Failed failed) {
        planner.computeIfPresent(
                failed.subject().application(),
                (_, word) ->
                        word.isOf(failed.attempt().event(), Optional.of(failed.attempt().plan()))
                                        && word.released()
                                                .equals(Optional.of(failed.attempt().generation()))
                                ? word.failed(failed)
                                : word);
    }

    /// Clusters whose statuses say nothing of releases that were made a while ago.
    Set<ClusterName> silent(Instant now) {
        return planner.entrySet().stream()
                .filter(entry -> entry.getValue().released().isPresent() && isNews(entry))
                .filter(entry -> entry.getValue().row().since().plus(SILENCE).isBefore(now))
                .map(entry -> entry.getKey().cluster())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The applier has nothing of it on the cluster, and nothing under way.
    private static boolean isEmpty(Status status) {
        return status.held().filter(NOTHING::equals).isPresent()
                && status.latest().isEmpty()
                && status.settled()
                        .filter(last -> last.generation().equals(status.claimedGeneration()))
                        .isPresent();
    }

    /// What its repository declares no longer and has no object left is kept as a claim only, which is nothing to see.
    private boolean isGone(Status status) {
        ApplicationKey application = status.application();
        return isEmpty(status)
                && (undeclared.contains(application) || isLeft(application, status.owner()));
    }

    private boolean isLeft(ApplicationKey application, RepositoryName by) {
        return Optional.ofNullable(declared.get(by))
                .filter(known -> !known.contains(application))
                .isPresent();
    }

    private Map<ApplicationKey, StatusRow> rows(Instant now) {
        Map<ApplicationKey, StatusRow> rows = new TreeMap<>();
        cluster.values().stream()
                .map(this::current)
                .filter(status -> !isGone(status))
                .forEach(status -> rows.put(status.application(), row(status, now)));
        for (Map.Entry<ApplicationKey, PlannerWord> entry : planner.entrySet()) {
            if (isNews(entry)) {
                StatusRow row = entry.getValue().row(entry.getKey().cluster(), now);
                rows.compute(entry.getKey(), (_, older) -> after(older, row));
            }
        }
        return rows;
    }

    /// Without the release of a repository that declares the application no more.
    private Status current(Status status) {
        return status.with(
                status.latest()
                        .filter(latest -> !isLeft(status.application(), latest.repository())),
                status.at());
    }

    private StatusRow row(Status status, Instant now) {
        StatusRow row = ClusterRow.of(status, now);
        return Optional.ofNullable(notes.get(status.application()))
                .filter(note -> note.isAbout(status) && row.bad())
                .map(note -> row.because(note.why()))
                .orElseGet(() -> isTriedAgain(status) ? row.because(AGAIN) : row);
    }

    /// Unless a note says otherwise: decision 34.
    private static boolean isTriedAgain(Status status) {
        return status.latest().isEmpty()
                && status.settled()
                        .filter(last -> last.end() == Status.End.FAILED)
                        .filter(last -> last.generation().equals(status.claimedGeneration()))
                        .isPresent();
    }

    /// With what became of the release before, which nobody would see otherwise.
    private static StatusRow after(@Nullable StatusRow older, StatusRow row) {
        return older != null && older.state().equals("failed") && !row.state().equals("released")
                ? row.because(older.plan() + " failed and is not tried again meanwhile")
                : row;
    }

    /// Whether the planner's word is newer than the cluster's.
    private boolean isNews(Map.Entry<ApplicationKey, PlannerWord> entry) {
        boolean known = clusters.contains(entry.getKey().cluster());
        return (known || entry.getValue().released().isEmpty())
                && Optional.ofNullable(cluster.get(entry.getKey()))
                        .filter(entry.getValue()::isOutdatedBy)
                        .isEmpty();
    }

    /// The table as lines.
    List<String> lines(Instant now) {
        return lines(now, Optional.empty());
    }

    /// The same, where there is a width with each reason wrapped to it.
    List<String> lines(Instant now, Optional<Integer> width) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(StatusRow.TITLES);
        Map<ApplicationKey, StatusRow> rows = rows(now);
        ApplicationNames names = new ApplicationNames();
        rows.keySet().forEach(names::learn);
        rows.forEach((application, row) -> cells.add(row.cells(names.of(application), now)));
        return width.map(most -> Columns.wrapped(cells, most))
                .orElseGet(() -> Columns.aligned(cells));
    }

    /// The table for programs.
    List<JsonObject> json(Instant now) {
        return rows(now).entrySet().stream()
                .map(entry -> entry.getValue().json(entry.getKey()))
                .toList();
    }

    /// Whether something waits for a person.
    boolean needsSomebody(Instant now) {
        return rows(now).values().stream().anyMatch(StatusRow::bad);
    }
}
