package dev.sailplan.common.domain.rules;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.List;
import java.util.Optional;

/// Holds what an object's `sailplan.dev/…` annotations ask for.
public record ObjectRules(
        Optional<Integer> wave,
        Pruning prune,
        boolean replaceAllowed,
        Optional<Hook> hook,
        boolean run) {
    public static final ObjectRules NONE =
            new ObjectRules(Optional.empty(), Pruning.USUAL, false, Optional.empty(), false);

    /// Tells what becomes of an object that is no longer declared.
    public enum Pruning {
        USUAL,
        /// It stays, in the cluster and in the inventory.
        DISABLED,
        /// It goes before anything is written.
        FIRST
    }

    /// Tells when a hook runs, once per release: before any workload is written or after everything is.
    public enum Hook {
        BEFORE,
        AFTER
    }

    /// An annotation that can't be understood. `unknown`: its key, else its value. The message never quotes the value,
    /// which may be that of a Secret.
    public record Misuse(String annotation, boolean unknown, String message) {}

    /// Holds rules, and what is wrong with the annotations that say them.
    public record Parsed(ObjectRules rules, List<Misuse> misuses) {
        public Parsed {
            misuses = List.copyOf(misuses);
        }
    }

    /// Reads them from a manifest or a live object.
    public static Parsed parse(JsonObject object) {
        return new AnnotationParser(object.object("metadata").object("annotations")).parse();
    }

    /// The rules of an object that the planner has checked; on a live one, what others misspelt counts as absent.
    public static ObjectRules of(JsonObject object) {
        return parse(object).rules();
    }

    /// The same for an object that has to go before anything is written.
    public ObjectRules prunedFirst() {
        return new ObjectRules(wave, Pruning.FIRST, replaceAllowed, hook, run);
    }

    public int waveOrZero() {
        return wave.orElse(0);
    }

    /// Jobs, bare Pods, hooks and what is annotated so: created once per run id, never patched, never drift.
    public boolean isRun(ObjectId object) {
        return run || hook.isPresent() || object.isKind("batch", "Job") || object.isKind("", "Pod");
    }
}
