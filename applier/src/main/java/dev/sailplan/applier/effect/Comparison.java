package dev.sailplan.applier.effect;

import dev.sailplan.applier.fields.ComparableObject;
import dev.sailplan.applier.fields.Differences;
import dev.sailplan.applier.fields.Differences.Change;
import dev.sailplan.applier.fields.FieldManagers;
import dev.sailplan.applier.fields.FieldOwnership;
import dev.sailplan.applier.fields.FieldSet;
import dev.sailplan.applier.fields.HiddenValues;
import dev.sailplan.applier.fields.PathElement;
import dev.sailplan.applier.fields.ScaledReplicas;
import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.FieldChange.Origin;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.JsonReader;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Compares a live object with the one that a dry-run says would be stored.
public final class Comparison {
    private static final int MOST = 100;
    private static final List<PathElement> STATUS = List.of(new PathElement.Field("status"));

    private final FieldManagers live;
    private final FieldManagers stored;
    private final List<Change> changes;
    private final boolean isSecret;
    private final Before before;

    private Comparison(JsonObject live, JsonObject stored, Before before, JsonReader json) {
        this.live = FieldManagers.of(live, json);
        this.stored = FieldManagers.of(stored, json);
        this.before = before;
        this.isSecret = HiddenValues.isSecret(live, stored);
        FieldSet known = this.live.allFields().union(this.stored.allFields());
        this.changes = Differences.between(bare(live), bare(stored), known);
    }

    /// A status that we own is a field as any other: its kind has no subresource for it.
    private JsonObject bare(JsonObject object) {
        boolean ours = live.ourFields().touches(STATUS) || stored.ourFields().touches(STATUS);
        return ours ? ComparableObject.withStatus(object) : ComparableObject.of(object);
    }

    /// Holds what we applied last: the manifest where it is at hand, and whether the same is applied again.
    public record Before(Optional<JsonObject> lastApplied, boolean sameAgain, boolean forced) {
        boolean declared(List<PathElement> path) {
            if (lastApplied.isEmpty()) {
                return sameAgain;
            }
            return PathElement.at(path, lastApplied.get()).isPresent();
        }
    }

    public static Comparison of(
            JsonObject live, JsonObject stored, Before before, JsonReader json) {
        return new Comparison(live, stored, before, json);
    }

    /// Whether a write would change nothing, not even who owns what.
    public boolean isUnchanged() {
        return changes.isEmpty()
                && live.ourFields().equals(stored.ourFields())
                && live.ours()
                        .map(FieldManagers.Entry::apiVersion)
                        .equals(stored.ours().map(FieldManagers.Entry::apiVersion));
    }

    /// Every change, what is taken from others first; of very many the last line counts and names the rest.
    public List<FieldChange> fields() {
        List<FieldChange> all =
                changes.stream()
                        .map(this::shown)
                        .sorted(
                                Comparator.comparing(Comparison::isFromOthers)
                                        .reversed()
                                        .thenComparing(FieldChange::path))
                        .toList();
        long most = Math.max(MOST, all.stream().filter(Comparison::isFromOthers).count());
        if (all.size() <= most) {
            return all;
        }
        List<FieldChange> rest = all.subList(Math.toIntExact(most), all.size());
        return Stream.concat(all.stream().limit(most), Stream.of(counted(rest))).toList();
    }

    /// What a rewrite of the owners lets go: it was ours, is not declared any more, and nobody else holds it then.
    List<FieldChange> released(JsonObject object, FieldOwnership ownership) {
        FieldManagers then = ownership.managers();
        return live.ourFields().missingIn(stored.ourFields()).stream()
                .filter(path -> !then.isOthers(path))
                .flatMap(path ->
                        PathElement.at(path, object).stream()
                                .map(value ->
                                        new Change(path, Optional.of(value), Optional.empty())))
                .filter(change -> changes.stream().noneMatch(c -> c.path().equals(change.path())))
                .map(this::shown)
                .toList();
    }

    static boolean isFromOthers(FieldChange change) {
        return change.origin() instanceof Origin.Taken || change.origin() instanceof Origin.Retaken;
    }

    private static FieldChange counted(List<FieldChange> rest) {
        String digest =
                Digest.of(rest.stream().map(FieldChange::canonical).toList().toString())
                        .abbreviated();
        return new FieldChange(
                "…",
                Optional.empty(),
                Optional.of("and " + rest.size() + " more fields (" + digest + ")"),
                new Origin.FromGit());
    }

    private FieldChange shown(Change change) {
        return new FieldChange(
                PathElement.shown(change.path()),
                change.before().map(value -> shown(change, value)),
                change.after().map(value -> shown(change, value)),
                origin(change.path()));
    }

    private String shown(Change change, Json value) {
        return isSecret && HiddenValues.isBelowValues(change.path())
                ? HiddenValues.SHOWN
                : ShownValue.of(value);
    }

    private Origin origin(List<PathElement> path) {
        boolean declared = stored.ourFields().touches(path);
        boolean wasLost = !live.ourFields().touches(path) && before.declared(path);
        List<String> others = live.others(path);
        if (declared && wasLost) {
            return new Origin.Retaken(others);
        }
        if (declared && before.forced() && !others.isEmpty()) {
            return before.declared(path) || ScaledReplicas.isSetByScaling(live, path)
                    ? new Origin.Retaken(others)
                    : new Origin.Taken(others);
        }
        return declared || live.ourFields().touches(path)
                ? new Origin.FromGit()
                : new Origin.FromAdmission();
    }
}
