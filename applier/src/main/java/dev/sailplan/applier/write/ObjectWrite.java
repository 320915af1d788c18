package dev.sailplan.applier.write;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.access.DeleteAndWait;
import dev.sailplan.applier.claim.ClaimSession;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.dryrun.DryRuns;
import dev.sailplan.applier.dryrun.ObjectDryRun;
import dev.sailplan.applier.dryrun.StillAsPlanned;
import dev.sailplan.applier.effect.AskedObject;
import dev.sailplan.applier.effect.ForeignHooks;
import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.fields.FieldOwnership;
import dev.sailplan.applier.fields.OurMarks;
import dev.sailplan.applier.health.ObjectHealth;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.inventory.InventoryEntry.Written;
import dev.sailplan.applier.retry.ApiMessages;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import dev.sailplan.common.domain.status.ApiKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Writes one object, so that it meets the very object its effect was found for.
final class ObjectWrite {
    private static final int FENCED_TRIES = 8;

    /// The answer of a server that did not take the request on. A 503 may come from a proxy that sent it on before.
    private static final int TURNED_AWAY = 429;

    private static final Duration SLOW = Duration.ofSeconds(20);

    private final ClusterTools tools;
    private final DryRuns dryRuns;
    private final ClaimSession claimed;
    private final DeleteAndWait removal;
    private final ObjectDryRun planned;
    private final Instant began;
    private final BooleanSupplier superseded;
    private ObjectDryRun item;

    /// As it was there last: what replaces it has the size of that, also once it is deleted.
    private ObjectDryRun seen;

    private int moved;
    private int unanswered;
    private int owned;
    private boolean mayBeMade;

    ObjectWrite(ClusterTools tools, DryRuns dryRuns, ClaimSession claimed, ObjectDryRun planned) {
        this(tools, dryRuns, claimed, planned, () -> false);
    }

    /// `superseded` is asked before each further try.
    ObjectWrite(
            ClusterTools tools,
            DryRuns dryRuns,
            ClaimSession claimed,
            ObjectDryRun planned,
            BooleanSupplier superseded) {
        this.superseded = superseded;
        this.tools = tools;
        this.dryRuns = dryRuns;
        this.claimed = claimed;
        this.removal = dryRuns.removal(tools);
        this.planned = planned;
        this.began = tools.time().instant();
        this.item = planned;
        this.seen = planned;
    }

    WriteResult write() {
        while (!item.isTheirs()) {
            Optional<String> objection = StillAsPlanned.against(planned, item);
            if (objection.isPresent()) {
                return WriteResult.failed(item, objection.get());
            }
            if (item.effect() instanceof Effect.Unchanged) {
                return settledAs(
                        unanswered > 0 || owned > 0 ? new Done.Written() : new Done.AlreadySo());
            }
            Optional<WriteResult> ended = step();
            if (ended.isPresent()) {
                return ended.get();
            }
            item = dryRuns.find(again());
            seen = item.live().isPresent() ? item : seen;
        }
        return WriteResult.kept(planned, "it was there already and is used as it is");
    }

    /// Empty where it is worth another try, on what is there then.
    private Optional<WriteResult> step() {
        if (unanswered > 0 && superseded.getAsBoolean()) {
            return Optional.of(failed("not tried again: a newer release takes over"));
        }
        return item.found()
                .ownership()
                .filter(_ -> !isWeak())
                .map(this::own)
                .orElseGet(() -> after(attempt()));
    }

    /// Changes it as it was read, in one try; empty where it was not stored.
    Optional<WriteResult> changeOnce() {
        return change() instanceof WriteAnswer.Stored(JsonObject stored, _, var warnings)
                ? Optional.of(written(stored).warning(warnings(warnings)))
                : Optional.empty();
    }

    /// Where a new object was claimed, what carries our marks is what we made, though no answer told us its uid.
    private AskedObject again() {
        return claimed.inventory()
                .find(planned.object())
                .filter(entry -> entry.uid().isEmpty())
                .map(entry -> planned.asked().knowing(mayBeMade ? entry : entry.withoutRun()))
                .orElse(planned.asked());
    }

    private boolean isWeak() {
        return moved >= FENCED_TRIES;
    }

    /// Rewrites who owns what; what a write does from then on has to be asked again.
    private Optional<WriteResult> own(FieldOwnership ownership) {
        JsonObject live = item.live().orElseThrow();
        WriteAnswer answer = tools.cluster().patch(kind(), item.object(), ownership.patch(live));
        if (!(answer instanceof WriteAnswer.Stored)) {
            return after(answer);
        }
        return owned++ < FENCED_TRIES
                ? Optional.empty()
                : Optional.of(
                        WriteResult.failed(item, "others go on to change who owns its fields"));
    }

    private WriteAnswer attempt() {
        return switch (item.effect()) {
            case Effect.Run _, Effect.Replace _ -> removed().orElseGet(this::create);
            case Effect.Create _ -> create();
            case Effect.Update _, Effect.Adopt _ -> change();
            case Effect.Unchanged _, Effect.Prune _ -> throw new IllegalStateException();
        };
    }

    /// The answer that stops the write where the object in its way can't be removed.
    private Optional<WriteAnswer> removed() {
        return item.live()
                .map(Fence::of)
                .map(fence -> isWeak() ? fence.byUid() : fence)
                .flatMap(fence -> removal.remove(kind(), item.object(), fence));
    }

    private WriteAnswer create() {
        WriteAnswer answer = apply(Preconditions.creating(item.inPlaceOf(seen)), Write.REAL);
        mayBeMade |= mayFollowTheWrite(answer);
        return answer;
    }

    private static boolean mayFollowTheWrite(WriteAnswer answer) {
        return switch (answer) {
            case WriteAnswer.Retryable(int code, _, _) -> code != TURNED_AWAY;
            case WriteAnswer.WebhookUnavailable unavailable -> unavailable.isOfConversion();
            default -> false;
        };
    }

    private WriteAnswer change() {
        Fence fence = item.found().fence();
        JsonObject manifest = item.sent();
        return isWeak()
                ? apply(Preconditions.weakly(manifest, fence), Write.REAL)
                : apply(
                        Preconditions.changing(manifest, fence),
                        fence.force() ? Write.REAL_FORCED : Write.REAL);
    }

    private WriteAnswer apply(JsonObject manifest, Write how) {
        return tools.cluster().apply(kind(), item.object(), manifest, how);
    }

    private ApiKind kind() {
        return tools.kinds().exactly(item.object(), item.asked().entry().version());
    }

    /// Empty where it is worth another try.
    private Optional<WriteResult> after(WriteAnswer answer) {
        return switch (answer) {
            case WriteAnswer.Stored(JsonObject stored, _, var warnings) ->
                    Optional.of(written(stored).warning(warnings(warnings)));
            case WriteAnswer.Moved _ -> afterMove(answer);
            case WriteAnswer.FieldConflict _ -> isWeak() ? failed(answer) : afterMove(answer);
            case WriteAnswer.Retryable(_, _, var after) -> later(answer, after);
            case WriteAnswer.NoSuchKind _,
                    WriteAnswer.NoSuchNamespace _,
                    WriteAnswer.NoSuchObject _ ->
                    later(answer, Optional.empty());
            case WriteAnswer.WebhookUnavailable _ ->
                    isSlow() ? failed(answer) : later(answer, Optional.empty());
            case WriteAnswer.Forbidden(_, boolean terminating) ->
                    terminating ? later(answer, Optional.empty()) : failed(answer);
            case WriteAnswer.Immutable _, WriteAnswer.Invalid _, WriteAnswer.Unauthorized _ ->
                    failed(answer);
        };
    }

    /// Somebody wrote it since we asked: is the cluster still ours, and what would our write do now?
    private Optional<WriteResult> afterMove(WriteAnswer answer) {
        moved++;
        claimed.confirm();
        if (moved > FENCED_TRIES + 1) {
            return failed(answer);
        }
        tools.retries().jitter();
        return Optional.empty();
    }

    private Optional<WriteResult> later(WriteAnswer answer, Optional<Duration> asked) {
        if (!tools.retries().isLeft(unanswered)) {
            return failed(answer);
        }
        tools.retries().backOff(unanswered++, asked);
        return Optional.empty();
    }

    /// A webhook that lets every write wait for its time-out of up to 30 s is not asked eight times: meanwhile this
    /// write has a turn that others wait for.
    private boolean isSlow() {
        return !tools.time().instant().isBefore(began.plus(SLOW));
    }

    private Optional<WriteResult> failed(WriteAnswer answer) {
        return Optional.of(failed(ApiMessages.of(answer)));
    }

    /// What is new with this release, and each of whose tries was turned away, is not there.
    private WriteResult failed(String why) {
        WriteResult failed = WriteResult.failed(item, why);
        boolean isNew = planned.isNew() && item.live().isEmpty();
        return isNew && !mayBeMade ? failed.withoutObject() : failed;
    }

    private List<String> warnings(List<String> said) {
        return Stream.concat(said.stream(), ForeignHooks.in(item.asked().manifest()).stream())
                .toList();
    }

    private WriteResult written(JsonObject stored) {
        return settled(stored, isWeak() ? new Done.WrittenWeakly() : new Done.Written());
    }

    private WriteResult settledAs(Done done) {
        return item.live()
                .map(live -> settled(live, done))
                .orElseGet(() ->
                        new WriteResult(
                                result(done), item.asked().known(), 0, new Health.Unknown()));
    }

    private WriteResult settled(JsonObject object, Done done) {
        Written written =
                new Written(
                        object.object("metadata").text("uid").orElse(""),
                        item.asked().entry().digest(),
                        OurMarks.hash(object));
        InventoryEntry entry =
                InventoryEntry.written(
                        item.object(), item.asked().entry().version(), written, planned.run());
        return new WriteResult(
                result(done), Optional.of(entry), generation(object), healthAtWrite(object));
    }

    /// As its controller left it, which has not seen the write yet.
    private static Health healthAtWrite(JsonObject object) {
        Health now = ObjectHealth.written(object, generation(object));
        return now instanceof Health.Healthy ? now : ObjectHealth.before(object);
    }

    private ObjectResult result(Done done) {
        Effect effect = done instanceof Done.AlreadySo ? item.effect() : planned.effect();
        return new ObjectResult(effect, done, Optional.of(item.asked().entry().at()));
    }

    private static long generation(JsonObject object) {
        return object.object("metadata").get("generation").orElse(null)
                        instanceof JsonNumber(var number)
                ? number.longValue()
                : 0;
    }
}
