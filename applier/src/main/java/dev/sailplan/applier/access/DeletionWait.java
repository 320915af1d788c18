package dev.sailplan.applier.access;

import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.domain.status.ApiKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Waits until objects that are being deleted are gone, all at once and with ever longer pauses: at most ten looks
/// in ten seconds, and one list for many of a kind. What says that it takes longer, as a Pod does, is given that time.
public final class DeletionWait {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /// Between the end of the grace period and the moment that a node has said so.
    private static final Duration AFTER_GRACE = Duration.ofSeconds(5);

    private final ClusterTools tools;
    private final Optional<LabelledObjects> labelled;
    private final Duration wait;

    private DeletionWait(ClusterTools tools, Optional<LabelledObjects> labelled, Duration wait) {
        this.tools = tools;
        this.labelled = labelled;
        this.wait = wait;
    }

    /// Of objects that may be anybody's. No grace period is waited for longer than `wait`.
    static DeletionWait of(ClusterTools tools, Duration wait) {
        return new DeletionWait(tools, Optional.empty(), wait);
    }

    /// Of objects that carry the label of an application.
    public static DeletionWait of(ClusterTools tools, ApplicationId application, Duration wait) {
        return new DeletionWait(
                tools, Optional.of(new LabelledObjects(tools.cluster(), application)), wait);
    }

    /// An object of one uid that is being deleted.
    public record Leaver(ApiKind kind, ObjectId object, String uid) {}

    /// Those that are still there after a while, as they were seen last.
    ///
    /// @throws Interruption.Waiting when the cluster does not say
    public Map<ObjectId, JsonObject> await(Collection<Leaver> leavers) {
        Map<ObjectId, JsonObject> there = new HashMap<>();
        List<Leaver> left = List.copyOf(leavers);
        Instant start = tools.time().instant();
        Duration pause = FIRST_PAUSE;
        while (true) {
            Look look = look(left);
            there.putAll(look.there());
            left = left.stream().filter(leaver -> !look.isGone(leaver)).toList();
            there.keySet().retainAll(left.stream().map(Leaver::object).toList());
            Instant end = start.plus(patience(there.values()));
            if (left.isEmpty() || !tools.time().instant().isBefore(end)) {
                left.stream().filter(l -> !look.answered()).findFirst().ifPresent(this::unknown);
                return there;
            }
            tools.retries().pause(pause);
            pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    private Duration patience(Collection<JsonObject> there) {
        return there.stream()
                .map(live -> min(grace(live), wait))
                .max(Comparator.naturalOrder())
                .filter(asked -> asked.compareTo(PATIENCE) > 0)
                .orElse(PATIENCE);
    }

    private static Duration grace(JsonObject live) {
        return live.object("metadata").get("deletionGracePeriodSeconds").orElse(null)
                        instanceof JsonNumber(var seconds)
                ? Duration.ofSeconds(seconds.intValue()).plus(AFTER_GRACE)
                : Duration.ZERO;
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
