package dev.sailplan.applier.access;

import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.domain.status.ApiKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Waits until objects that are being deleted are gone, all at once and with ever longer pauses: at most ten looks
/// in ten seconds, and one list for many of a kind.
public final class DeletionWait {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final ClusterTools tools;
    private final Optional<LabelledObjects> labelled;

    private DeletionWait(ClusterTools tools, Optional<LabelledObjects> labelled) {
        this.tools = tools;
        this.labelled = labelled;
    }

    /// Of objects that may be anybody's.
    static DeletionWait of(ClusterTools tools) {
        return new DeletionWait(tools, Optional.empty());
    }

    /// Of objects that carry the label of an application.
    public static DeletionWait of(ClusterTools tools, ApplicationId application) {
        return new DeletionWait(
                tools, Optional.of(new LabelledObjects(tools.cluster(), application)));
    }

    /// An object of one uid that is being deleted.
    public record Leaver(ApiKind kind, ObjectId object, String uid) {}

    /// Those that are still there after a while, as they were seen last.
    ///
    /// @throws Interruption.Waiting when the cluster does not say
    public Map<ObjectId, JsonObject> await(Collection<Leaver> leavers) {
        Map<ObjectId, JsonObject> there = new HashMap<>();
        List<Leaver> left = List.copyOf(leavers);
        Instant end = tools.time().instant().plus(PATIENCE);
        Duration pause = FIRST_PAUSE;
        while (true) {
            Look look = look(left);
            there.putAll(look.there());
            left = left.stream().filter(leaver -> !look.isGone(leaver)).toList();
            there.keySet().retainAll(left.stream().map(Leaver::object).toList());
            if (left.isEmpty() || !tools.time().instant().isBefore(end)) {
                left.stream().filter(l -> !look.answered()).findFirst().ifPresent(this::unknown);
                return there;
            }
            tools.retries().pause(pause);
            pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    private void unknown(Leaver leaver) {
        throw new Interruption.Waiting(
                "nobody says whether " + leaver.object().shortForm() + " is deleted");
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /// Holds what is still there; an API server that does not answer says nothing.
    private record Look(Map<ObjectId, JsonObject> there, boolean answered) {
        boolean isGone(Leaver leaver) {
            return answered && !there.containsKey(leaver.object());
        }
    }

    private Look look(List<Leaver> leavers) {
        Map<ObjectId, JsonObject> there = new HashMap<>();
        try {
            leavers.stream()
                    .collect(Collectors.groupingBy(DeletionWait::home))
                    .values()
                    .forEach(some -> there.putAll(seen(some)));
            return new Look(there, true);
        } catch (ClusterUnavailable e) {
            return new Look(there, false);
        }
    }

    private static List<Object> home(Leaver leaver) {
        return LabelledObjects.home(leaver.kind(), leaver.object());
    }

    private Map<ObjectId, JsonObject> seen(List<Leaver> ofOneHome) {
        Leaver first = ofOneHome.getFirst();
        if (labelled.isEmpty() || !LabelledObjects.areCheaperListed(ofOneHome.size())) {
            return matching(
                    ofOneHome, leaver -> tools.cluster().get(first.kind(), leaver.object()));
        }
        Map<String, JsonObject> byUid = labelled.get().beside(first.kind(), first.object());
        return matching(ofOneHome, leaver -> Optional.ofNullable(byUid.get(leaver.uid())));
    }

    private static Map<ObjectId, JsonObject> matching(
            List<Leaver> leavers, Function<Leaver, Optional<JsonObject>> live) {
        Map<ObjectId, JsonObject> there = new HashMap<>();
        for (Leaver leaver : leavers) {
            live.apply(leaver)
                    .filter(object -> LabelledObjects.uid(object).equals(leaver.uid()))
                    .ifPresent(object -> there.put(leaver.object(), object));
        }
        return there;
    }

    /// `its deletion waits for its finalizer x.io/hold (since 2026-11-28T17:00:11Z)`
    public static String words(JsonObject live) {
        JsonObject metadata = live.object("metadata");
        String since = metadata.text("deletionTimestamp").map(t -> " (since " + t + ")").orElse("");
        List<String> finalizers =
                metadata.array("finalizers").stream().map(DeletionWait::text).toList();
        return switch (finalizers.size()) {
            case 0 -> "its deletion is not finished" + since;
            case 1 -> "its deletion waits for its finalizer " + finalizers.getFirst() + since;
            default ->
                    "its deletion waits for its finalizers "
                            + String.join(", ", finalizers)
                            + since;
        };
    }

    private static String text(Json value) {
        return value instanceof JsonText(String words) ? words : value.typeName();
    }
}
