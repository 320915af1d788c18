package dev.sailplan.applier.inbox;

import dev.sailplan.applier.release.Readiness;
import dev.sailplan.applier.release.Releases;
import dev.sailplan.applier.state.ApplicationState;
import dev.sailplan.applier.state.Order;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.log.Lane;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a release that came while another one runs may take over: only once it passed its own checks.
public final class Takeover implements Releases.Newer {
    private final Readiness readiness;
    private final Reading reading;
    private final Lane lane;
    private final Set<Digest> refused = new HashSet<>();

    public Takeover(Readiness readiness, Reading reading, Lane lane) {
        this.readiness = readiness;
        this.reading = reading;
        this.lane = lane;
    }

    @Override
    public Optional<Generation> than(Order running) {
        if (lane.queued().isEmpty()) {
            return Optional.empty();
        }
        ApplicationState state =
                new ApplicationState(running.release().subject().application(), lane.state());
        Backlog backlog = Backlog.read(lane.queued(), reading, state);
        // The record of what runs is still queued where it came with its plan.
        List<Order> above =
                backlog.orders().stream()
                        .filter(order -> generation(order).isAbove(generation(running)))
                        .toList();
        if (backlog.isWithdrawing() && above.isEmpty()) {
            return Optional.of(generation(running).next());
        }
        return above.stream()
                .max(Comparator.comparing(Takeover::generation))
                .filter(order -> isReady(order, backlog))
                .map(Takeover::generation);
    }

    private boolean isReady(Order order, Backlog backlog) {
        if (refused.contains(order.digest())) {
            return false;
        }
        Readiness.Verdict verdict =
                backlog.plan(order.release().plan())
                        .map(plan -> readiness.of(order, plan, backlog::body))
                        .orElse(Readiness.Verdict.NOT_READY);
        if (verdict == Readiness.Verdict.NOT_READY) {
            refused.add(order.digest());
        }
        return verdict == Readiness.Verdict.READY;
    }

    private static Generation generation(Order order) {
        return order.release().generation();
    }
}
