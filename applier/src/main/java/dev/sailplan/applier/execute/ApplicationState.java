package dev.sailplan.applier.execute;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.StateView;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.wire.StateCodec;
import java.util.Optional;

/// What is kept on the log about one application: its plans, the release in the works, what was told last.
public final class ApplicationState {
    private static final StateCodec CODEC = new StateCodec();
    private final ApplicationKey application;
    private final StateView view;

    public ApplicationState(ApplicationKey application, StateView view) {
        this.application = application;
        this.view = view;
    }

    public PlanShelf plans() {
        return new PlanShelf(application, view);
    }

    public Optional<Begun> begun() {
        return single("started", Begun.class);
    }

    public Outputs begin(Begun begun) {
        return Outputs.NONE.put(key("started"), CODEC.write(begun));
    }

    public Optional<Order> waiting() {
        return single("waiting", Order.class);
    }

    public Outputs await(Order order) {
        return Outputs.NONE.put(key("waiting"), CODEC.write(order));
    }

    /// Forgets what is answered together with a release: what waited for it or began, unless it is newer.
    Outputs ended(Order order) {
        Outputs started =
                begun().filter(b -> b.attempt().generation().isAbove(order.generation()))
                                .isPresent()
                        ? Outputs.NONE
                        : Outputs.NONE.remove(key("started"));
        return waiting().filter(w -> w.generation().isAbove(order.generation())).isPresent()
                ? started
                : started.remove(key("waiting"));
    }

    /// The last settled outcome, to be sent again.
    public Optional<Outcome> outcome() {
        return single("outcome", Outcome.class);
    }

    public Outputs keep(Outcome outcome) {
        return Outputs.NONE.put(key("outcome"), CODEC.write(outcome));
    }

    public Optional<Watching> watching() {
        return single("watch", Watching.class);
    }

    public Outputs watch(Watching watching) {
        return Outputs.NONE.put(key("watch"), CODEC.write(watching));
    }

    public Outputs stopWatching() {
        return Outputs.NONE.remove(key("watch"));
    }

    public Optional<Payload> status() {
        return view.get(key("status"));
    }

    public Outputs keepStatus(Digest digest, Health health) {
        return Outputs.NONE
                .put(key("status"), Payload.of(digest.value()))
                .put(key("health"), CODEC.write(new Told(health)));
    }

    /// The health that the last status told.
    public Health health() {
        return single("health", Told.class).map(Told::health).orElseGet(Health.Unknown::new);
    }

    /// A health in a record of its own, since a bare alternative has no type on the wire.
    private record Told(Health health) {}

    private <T> Optional<T> single(String what, Class<T> type) {
        return view.get(key(what)).map(payload -> CODEC.read(payload, type));
    }

    private String key(String what) {
        return what + "/" + application;
    }
}
