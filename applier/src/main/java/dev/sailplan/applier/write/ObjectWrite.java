package dev.sailplan.applier.write;

import dev.sailplan.applier.access.Removal;
import dev.sailplan.applier.access.World;
import dev.sailplan.applier.claim.Claimed;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.dryrun.Consent;
import dev.sailplan.applier.dryrun.Finder;
import dev.sailplan.applier.dryrun.Item;
import dev.sailplan.applier.effect.Answer;
import dev.sailplan.applier.effect.Asked;
import dev.sailplan.applier.effect.Finding.Fence;
import dev.sailplan.applier.effect.ForeignHooks;
import dev.sailplan.applier.fields.OurFields;
import dev.sailplan.applier.fields.Ownership;
import dev.sailplan.applier.health.HealthOf;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.inventory.InventoryEntry.Written;
import dev.sailplan.applier.retry.Words;
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

    private final World world;
    private final Finder finder;
    private final Claimed claimed;
    private final Removal removal;
    private final Item planned;
    private final Instant began;
    private final BooleanSupplier overtaken;
    private Item item;

    /// As it was there last: what replaces it has the size of that, also once it is deleted.
    private Item seen;

    private int moved;
    private int unanswered;
    private int owned;
    private boolean mayBeMade;

    ObjectWrite(World world, Finder finder, Claimed claimed, Item planned) {
        this(world, finder, claimed, planned, () -> false);
    }

    /// `overtaken` is asked before each further try.
    ObjectWrite(
            World world, Finder finder, Claimed claimed, Item planned, BooleanSupplier overtaken) {
        this.overtaken = overtaken;
        this.world = world;
        this.finder = finder;
        this.claimed = claimed;
        this.removal = new Removal(world);
        this.planned = planned;
        this.began = world.time().instant();
        this.item = planned;
        this.seen = planned;
    }

    Wrote write() {
        while (!item.isTheirs()) {
            Optional<String> objection = Consent.against(planned, item);
            if (objection.isPresent()) {
                return Wrote.failed(item, objection.get());
            }
            if (item.effect() instanceof Effect.Unchanged) {
                return settledAs(
                        unanswered > 0 || owned > 0 ? new Done.Written() : new Done.AlreadySo());
            }
            Optional<Wrote> ended = step();
            if (ended.isPresent()) {
                return ended.get();
            }
            item = finder.find(again());
            seen = item.live().isPresent() ? item : seen;
        }
        return Wrote.kept(planned, "it was there already and is used as it is");
    }

    /// Empty where it is worth another try, on what is there then.
    private Optional<Wrote> step() {
        if (unanswered > 0 && overtaken.getAsBoolean()) {
            return Optional.of(failed("not tried again: a newer release takes over"));
        }
        return item.found()
                .ownership()
                .filter(_ -> !isWeak())
                .map(this::own)
                .orElseGet(() -> after(attempt()));
    }

    /// Changes it as it was read, in one try; empty where it was not stored.
    Optional<Wrote> changeOnce() {
        return change() instanceof Answer.Stored(JsonObject stored, _, var warnings)
                ? Optional.of(written(stored).warning(warnings(warnings)))
                : Optional.empty();
    }

    /// Where a new object was claimed, what carries our marks is what we made, though no answer told us its uid.
    private Asked again() {
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
    private Optional<Wrote> own(Ownership ownership) {
        JsonObject live = item.live().orElseThrow();
        Answer answer = world.cluster().patch(kind(), item.object(), ownership.patch(live));
        if (!(answer instanceof Answer.Stored)) {
            return after(answer);
        }
        return owned++ < FENCED_TRIES
                ? Optional.empty()
                : Optional.of(Wrote.failed(item, "others go on to change who owns its fields"));
    }

    private Answer attempt() {
        return switch (item.effect()) {
            case Effect.Run _, Effect.Replace _ -> removed().orElseGet(this::create);
            case Effect.Create _ -> create();
            case Effect.Update _, Effect.Adopt _ -> change();
            case Effect.Unchanged _, Effect.Prune _ -> throw new IllegalStateException();
        };
    }

    /// The answer that stops the write where the object in its way can't be removed.
    private Optional<Answer> removed() {
        return item.live()
                .map(Fence::of)
                .map(fence -> isWeak() ? fence.byUid() : fence)
                .flatMap(fence -> removal.remove(kind(), item.object(), fence));
    }

    private Answer create() {
        Answer answer = apply(Fences.creating(item.inPlaceOf(seen)), Write.REAL);
        mayBeMade |= mayFollowTheWrite(answer);
        return answer;
    }

    private static boolean mayFollowTheWrite(Answer answer) {
        return switch (answer) {
            case Answer.Retryable(int code, _, _) -> code != TURNED_AWAY;
            case Answer.WebhookUnavailable unavailable -> unavailable.isOfConversion();
            default -> false;
        };
    }

    private Answer change() {
        Fence fence = item.found().fence();
        JsonObject manifest = item.sent();
        return isWeak()
                ? apply(Fences.weakly(manifest, fence), Write.REAL)
                : apply(
                        Fences.changing(manifest, fence),
                        fence.force() ? Write.REAL_FORCED : Write.REAL);
    }

    private Answer apply(JsonObject manifest, Write how) {
        return world.cluster().apply(kind(), item.object(), manifest, how);
    }

    private ApiKind kind() {
        return world.kinds().exactly(item.object(), item.asked().entry().version());
    }

    /// Empty where it is worth another try.
    private Optional<Wrote> after(Answer answer) {
        return switch (answer) {
            case Answer.Stored(JsonObject stored, _, var warnings) ->
                    Optional.of(written(stored).warning(warnings(warnings)));
            case Answer.Moved _ -> afterMove(answer);
            case Answer.FieldConflict _ -> isWeak() ? failed(answer) : afterMove(answer);
            case Answer.Retryable(_, _, var after) -> later(answer, after);
            case Answer.NoSuchKind _, Answer.NoSuchNamespace _, Answer.NoSuchObject _ ->
                    later(answer, Optional.empty());
            case Answer.WebhookUnavailable _ ->
                    isSlow() ? failed(answer) : later(answer, Optional.empty());
            case Answer.Forbidden(_, boolean terminating) ->
                    terminating ? later(answer, Optional.empty()) : failed(answer);
            case Answer.Immutable _, Answer.Invalid _, Answer.Unauthorized _ -> failed(answer);
        };
    }

    /// Somebody wrote it since we asked: is the cluster still ours, and what would our write do now?
    private Optional<Wrote> afterMove(Answer answer) {
        moved++;
        claimed.confirm();
        if (moved > FENCED_TRIES + 1) {
            return failed(answer);
        }
        world.patience().jitter();
        return Optional.empty();
    }

    private Optional<Wrote> later(Answer answer, Optional<Duration> asked) {
        if (!world.patience().isLeft(unanswered)) {
            return failed(answer);
        }
        world.patience().backOff(unanswered++, asked);
        return Optional.empty();
    }

    /// A webhook that lets every write wait for its time-out of up to 30 s is not asked eight times: meanwhile this
    /// write has a turn that others wait for.
    private boolean isSlow() {
        return !world.time().instant().isBefore(began.plus(SLOW));
    }

    private Optional<Wrote> failed(Answer answer) {
        return Optional.of(failed(Words.of(answer)));
    }

    /// What is new with this release, and each of whose tries was turned away, is not there.
    private Wrote failed(String why) {
        Wrote failed = Wrote.failed(item, why);
        boolean isNew = planned.isNew() && item.live().isEmpty();
        return isNew && !mayBeMade ? failed.withoutObject() : failed;
    }

    private List<String> warnings(List<String> said) {
        return Stream.concat(said.stream(), ForeignHooks.in(item.asked().manifest()).stream())
                .toList();
    }

    private Wrote written(JsonObject stored) {
        return settled(stored, isWeak() ? new Done.WrittenWeakly() : new Done.Written());
    }

    private Wrote settledAs(Done done) {
        return item.live()
                .map(live -> settled(live, done))
                .orElseGet(() ->
                        new Wrote(result(done), item.asked().known(), 0, new Health.Unknown()));
    }

    private Wrote settled(JsonObject object, Done done) {
        Written written =
                new Written(
                        object.object("metadata").text("uid").orElse(""),
                        item.asked().entry().digest(),
                        OurFields.hash(object));
        InventoryEntry entry =
                InventoryEntry.written(
                        item.object(), item.asked().entry().version(), written, planned.run());
        return new Wrote(
                result(done), Optional.of(entry), generation(object), healthAtWrite(object));
    }

    /// As its controller left it, which has not seen the write yet.
    private static Health healthAtWrite(JsonObject object) {
        Health now = HealthOf.written(object, generation(object));
        return now instanceof Health.Healthy ? now : HealthOf.before(object);
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
