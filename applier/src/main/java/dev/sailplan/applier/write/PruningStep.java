package dev.sailplan.applier.write;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.access.DeletionWait;
import dev.sailplan.applier.claim.ClaimSession;
import dev.sailplan.applier.dryrun.PruneCandidate;
import dev.sailplan.applier.write.ExecutionResult.Stop;
import dev.sailplan.applier.write.PruneResult.Ended;
import dev.sailplan.applier.write.PruneResult.Leaving;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Deletes the objects of one step, each after it was read again: inventory, label and uid have to agree.
///
/// What does not go stops the steps behind it, since the controller that has to let it go may be among them.
final class PruningStep {
    private static final int NAMED = 3;
    private final ClusterTools tools;
    private final ClaimSession claimed;
    private final Duration wait;

    PruningStep(ClusterTools tools, ClaimSession claimed, Duration wait) {
        this.tools = tools;
        this.claimed = claimed;
        this.wait = wait;
    }

    Optional<Stop> prune(List<PruneCandidate> candidates, Progress progress) {
        ApplicationId application = claimed.inventory().id();
        List<PruneResult> all =
                tools.fanout()
                        .map(candidates, one -> new ObjectPrune(tools, application, one).prune());
        List<Leaving> leaving = some(all, Leaving.class);
        Map<ObjectId, JsonObject> there =
                DeletionWait.of(tools, application, wait)
                        .await(leaving.stream().map(Leaving::leaver).toList());
        List<Ended> ended = new ArrayList<>(some(all, Ended.class));
        leaving.forEach(one -> ended.add(ended(one, there)));
        ended.forEach(one -> progress.note(one.result()));
        claimed.noteGone(
                ended.stream().filter(Ended::gone).map(one -> one.result().object()).toList());
        return ended.stream()
                .flatMap(one -> PruneResult.error(one.result()).stream())
                .findFirst()
                .filter(_ -> ended.stream().anyMatch(one -> isRefused(one, there)))
                .or(() -> waiting(there))
                .map(Stop.Broken::new);
    }

    private static <T extends PruneResult> List<T> some(List<PruneResult> all, Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Ended ended(Leaving one, Map<ObjectId, JsonObject> there) {
        Optional<String> why =
                Optional.ofNullable(there.get(one.leaver().object())).map(DeletionWait::words);
        Done done = why.<Done>map(Done.Failed::new).orElse(one.then());
        return (Ended) PruneResult.ended(one.candidate(), done, why.isEmpty());
    }

    private static boolean isRefused(Ended one, Map<ObjectId, JsonObject> there) {
        return PruneResult.error(one.result()).isPresent()
                && !there.containsKey(one.result().object());
    }

    /// `1 deletion is not finished: ConfigMap/x: its deletion waits for its finalizer …`
    private static Optional<String> waiting(Map<ObjectId, JsonObject> there) {
        if (there.isEmpty()) {
            return Optional.empty();
        }
        String named =
                there.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .limit(NAMED)
                        .map(it ->
                                it.getKey().shortForm() + ": " + DeletionWait.words(it.getValue()))
                        .collect(Collectors.joining("; "));
        int more = there.size() - NAMED;
        return Optional.of(
                (there.size() == 1 ? "1 deletion waits: " : there.size() + " deletions wait: ")
                        + named
                        + (more > 0 ? "; and " + more + " more" : ""));
    }
}
