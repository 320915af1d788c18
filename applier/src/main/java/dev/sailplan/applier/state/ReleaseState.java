package dev.sailplan.applier.state;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.StateView;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.wire.json.StateCodec;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads and writes what the log's state keeps of one application: its plans, the release in the works, what was told
/// last.
public final class ReleaseState {
    private static final StateCodec CODEC = new StateCodec();
    private final ApplicationKey application;
    private final StateView view;

    public ReleaseState(ApplicationKey application, StateView view) {
        this.application = application;
        this.view = view;
    }

    public StoredPlans plans() {
        return new StoredPlans(application, view);
    }

    public Optional<StartedRelease> started() {
        return single("started", StartedRelease.class);
    }

    public Outputs begin(StartedRelease started) {
        return Outputs.NONE.put(key("started"), CODEC.write(started));
    }

    /// The releases that were told that a newer one supersedes them, and whose record may be yet to come.
    public Set<Digest> answered() {
        Set<Digest> all = new LinkedHashSet<>(ahead());
        started().map(StartedRelease::answered).ifPresent(all::addAll);
        return all;
    }

    private List<Digest> ahead() {
        return single("answered", Answered.class).map(Answered::releases).orElse(List.of());
    }

    /// Adds a release that is answered before its record came. The newest few count: the others' have come by then.
    public Outputs answerAhead(Digest release) {
        Set<Digest> all = new LinkedHashSet<>(ahead());
        return all.add(release)
                ? Outputs.NONE.put(key("answered"), CODEC.write(Answered.newest(all)))
                : Outputs.NONE;
    }

    /// Its record has come.
    public Outputs forgetAnswer(Digest release) {
        List<Digest> left = ahead().stream().filter(it -> !it.equals(release)).toList();
        return left.size() == ahead().size()
                ? Outputs.NONE
                : left.isEmpty()
                        ? Outputs.NONE.remove(key("answered"))
                        : Outputs.NONE.put(key("answered"), CODEC.write(new Answered(left)));
    }

    private record Answered(List<Digest> releases) {
        private static final int MOST = 8;

        static Answered newest(Collection<Digest> all) {
            return new Answered(all.stream().skip(Math.max(0, all.size() - MOST)).toList());
        }
    }

    public Optional<VerifiedRelease> waiting() {
        return single("waiting", VerifiedRelease.class);
    }

    public Outputs await(VerifiedRelease order) {
        return Outputs.NONE.put(key("waiting"), CODEC.write(order));
    }

    /// Notes that Git no longer declares the application, so that the release which waits is not carried out.
    public Outputs withdraw(VerifiedRelease order) {
        return Outputs.NONE.put(key("withdrawn"), Payload.of(order.digest().value()));
    }

    public boolean isWithdrawn(VerifiedRelease order) {
        return view.get(key("withdrawn"))
                .filter(digest -> digest.text().equals(order.digest().value()))
                .isPresent();
    }

    /// Forgets what is answered together with a release: what waited for it or began, unless it is newer.
    public Outputs ended(VerifiedRelease order) {
        Outputs latest =
                latest().filter(l -> !l.word().generation().isAbove(order.generation())).isPresent()
                        ? forgetLatest()
                        : Outputs.NONE;
        Outputs started =
                started()
                                .filter(b -> b.attempt().generation().isAbove(order.generation()))
                                .isPresent()
                        ? latest
                        : latest.remove(key("started"));
        return waiting().filter(w -> w.generation().isAbove(order.generation())).isPresent()
                ? started
                : started.remove(key("waiting")).remove(key("withdrawn"));
    }

    /// The newest release that was taken up, while it has not settled.
    public Optional<LatestRelease> latest() {
        return single("latest", LatestRelease.class);
    }

    public Outputs keep(LatestRelease latest) {
        return Outputs.NONE.put(key("latest"), CODEC.write(latest));
    }

    /// Another release settled, whatever its number.
    public Outputs forgetLatest() {
        return latest().isPresent() ? Outputs.NONE.remove(key("latest")) : Outputs.NONE;
    }

    /// The last settled outcome, to be sent again.
    public Optional<Outcome> outcome() {
        return single("outcome", Outcome.class);
    }

    public Outputs keep(Outcome outcome) {
        return Outputs.NONE.put(key("outcome"), CODEC.write(outcome));
    }

    /// What the last release that was held would have done, until one is applied.
    public Optional<HeldEffects> heldEffects() {
        return single("effects", HeldEffects.class);
    }

    /// The held release that is looked at again.
    public Optional<HeldLook> look() {
        return single("look", HeldLook.class);
    }

    public Outputs look(HeldLook look) {
        return Outputs.NONE.put(key("look"), CODEC.write(look));
    }

    Outputs stopLook() {
        return look().isPresent() ? Outputs.NONE.remove(key("look")) : Outputs.NONE;
    }

    /// Keeps what a person may be asked about, and forgets it when that is settled.
    public Outputs heldBy(VerifiedRelease order, Outcome.Settled outcome) {
        return switch (outcome) {
            case Outcome.Held held ->
                    look(new HeldLook(order, 0))
                            .put(key("effects"), CODEC.write(HeldEffects.of(held)));
            case Outcome.Applied _ ->
                    heldEffects().isPresent() ? stopLook().remove(key("effects")) : stopLook();
            case Outcome.Failed _, Outcome.Superseded _ -> stopLook();
        };
    }

    public Optional<WatchedRollout> watching() {
        return single("watch", WatchedRollout.class);
    }

    public Outputs watch(WatchedRollout watching) {
        return Outputs.NONE.put(key("watch"), CODEC.write(watching));
    }

    public Outputs stopWatching() {
        return Outputs.NONE.remove(key("watch"));
    }

    public Optional<Payload> status() {
        return view.get(key("status"));
    }

    public Outputs keepStatus(Digest digest, Status status) {
        return Outputs.NONE
                .put(key("status"), Payload.of(digest.value()))
                .put(key("told"), CODEC.write(status));
    }

    /// The last status that was told: all that is known of a cluster that can't be asked.
    public Optional<Status> told() {
        return single("told", Status.class);
    }

    /// The health that the last status told.
    public Health health() {
        return told().map(Status::health)
                .or(() -> single("health", ToldHealth.class).map(ToldHealth::health))
                .orElseGet(Health.Unknown::new);
    }

    /// Holds what was kept of the last status before all of it was.
    private record ToldHealth(Health health) {}

    private <T> Optional<T> single(String what, Class<T> type) {
        return view.get(key(what)).map(payload -> CODEC.read(payload, type));
    }

    private String key(String what) {
        return what + "/" + application;
    }
}
