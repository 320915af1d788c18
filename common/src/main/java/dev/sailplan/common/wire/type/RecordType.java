package dev.sailplan.common.wire.type;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.status.Facts;
import dev.sailplan.common.domain.status.OpenApiPart;
import dev.sailplan.common.domain.status.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Lists every type of record on the log: its class, its name, whether it is signed, and which of its lists may be
/// carried by parts when it is too large for one record.
public enum RecordType {
    PUSHED("event", Event.Pushed.class),
    PULL_REQUEST_CHANGED("event", Event.PullRequestChanged.class),
    SOURCE_CHANGED("event", Event.SourceChanged.class),
    REFRESH_REQUESTED("event", Event.RefreshRequested.class),
    ROLLBACK_REQUESTED("event", Event.RollbackRequested.class),
    APPROVAL_GRANTED("event", Event.ApprovalGranted.class),
    LET_GO_REQUESTED("event", Event.LetGoRequested.class),
    PAUSE_REQUESTED("event", Event.PauseRequested.class),

    REJECTED("decision", Decision.Rejected.class, "problems"),
    DECISION_HELD("decision", Decision.Held.class, "reasons"),
    DELAYED("decision", Decision.Delayed.class),
    PLAN_SUPERSEDED("decision", Decision.PlanSuperseded.class),
    PLANNED("decision", Decision.Planned.class, "applications"),
    DECISION_SUPERSEDED("decision", Decision.Superseded.class),
    NOT_PLANNED("decision", Decision.NotPlanned.class),
    DECISION_APPROVED("decision", Decision.Approved.class),
    DECLINED("decision", Decision.Declined.class),
    REFUSED("decision", Decision.Refused.class, "problems"),

    PLAN("plan", Plan.class, "index.entries", "bodies"),
    RELEASE("plan", Release.class),

    PREVIEWED("outcome", Outcome.Previewed.class, "effects.all"),
    OUTCOME_HELD("outcome", Outcome.Held.class, "effects.all", "reasons"),
    STARTED("outcome", Outcome.Started.class, "intents"),
    APPLIED("outcome", Outcome.Applied.class, "results"),
    FAILED("outcome", Outcome.Failed.class, "results"),
    OUTCOME_SUPERSEDED("outcome", Outcome.Superseded.class),
    STALE("outcome", Outcome.Stale.class),
    DRIFT_DETECTED("outcome", Outcome.DriftDetected.class),
    DRIFT_CORRECTED("outcome", Outcome.DriftCorrected.class),
    HEALTH_CHANGED("outcome", Outcome.HealthChanged.class, "reasons"),

    STATUS("status", Status.class),
    FACTS("status", Facts.class),
    OPEN_API_PART("status", OpenApiPart.class),

    PART("part", Part.class);

    static final String PREFIX = "dev.sailplan.";
    public static final int MAJOR = 1;

    private final String family;
    private final Class<?> record;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; its type can't say so.
    private final List<String> divisible;

    RecordType(String family, Class<?> record, String... divisible) {
        this.family = family;
        this.record = record;
        this.divisible = List.of(divisible);
    }

    /// The CloudEvents type, such as `dev.sailplan.event.Pushed.v1`.
    public String typeName() {
        return unversioned() + MAJOR;
    }

    public String family() {
        return family;
    }

    public Class<?> recordClass() {
        return record;
    }

    /// The file of its JSON Schema and of its golden record, without an extension: `event.Pushed`.
    public String schemaName() {
        return family + "." + record.getSimpleName();
    }

    /// Whether its writer signs it: what has consequences in a cluster, or tells about one.
    public boolean signed() {
        return switch (family) {
            case "plan", "outcome" -> true;
            case "status" -> this != OPEN_API_PART;
            default -> false;
        };
    }

    public List<String> divisible() {
        return divisible;
    }

    /// The type with exactly this name.
    public static Optional<RecordType> named(String typeName) {
        return Arrays.stream(values()).filter(t -> t.typeName().equals(typeName)).findFirst();
    }

    public static Optional<RecordType> of(Class<?> record) {
        return Arrays.stream(values()).filter(t -> t.record == record).findFirst();
    }

    /// Whether the name is one of ours in another major version.
    public static boolean isOtherVersion(String typeName) {
        return Arrays.stream(values())
                .anyMatch(t ->
                        typeName.startsWith(t.unversioned())
                                && typeName.substring(t.unversioned().length())
                                        .matches("[0-9]{1,9}"));
    }

    private String unversioned() {
        return PREFIX + family + "." + record.getSimpleName() + ".v";
    }
}
