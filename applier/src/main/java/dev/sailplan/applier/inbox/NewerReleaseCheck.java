package dev.sailplan.applier.inbox;

import dev.sailplan.applier.release.ReleaseHandler;
import dev.sailplan.applier.release.ReleaseReadiness;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.log.Lane;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides whether a release that came while another one runs may supersede it: only once it passed its own checks.
public final class NewerReleaseCheck implements ReleaseHandler.Newer {
    private final ReleaseReadiness readiness;
    private final PlanRecords reading;
    private final Lane lane;
    private final Set<Digest> refused = new HashSet<>();

    public NewerReleaseCheck(ReleaseReadiness readiness, PlanRecords reading, Lane lane) {
        this.readiness = readiness;
        this.reading = reading;
        this.lane = lane;
    }

    @Override
    public Optional<Generation> than(VerifiedRelease running) {
        if (lane.queued().isEmpty()) {
            return Optional.empty();
        }
        ReleaseState state =
                new ReleaseState(running.release().subject().application(), lane.state());
        Backlog backlog = Backlog.read(lane.queued(), reading, state);
        // The record of what runs is still queued where it came with its plan.
        List<VerifiedRelease> above =
                backlog.orders().stream()
                        .filter(order -> generation(order).isAbove(generation(running)))
                        .toList();
        if (backlog.isWithdrawing(running) && above.isEmpty()) {
            return Optional.of(generation(running).next());
        }
        return above.stream()
                .max(Comparator.comparing(NewerReleaseCheck::generation))
                .filter(order -> isReady(order, backlog))
                .map(NewerReleaseCheck::generation);
    }

    private boolean isReady(VerifiedRelease order, Backlog backlog) {
        if (refused.contains(order.digest())) {
            return false;
        }
        ReleaseReadiness.Verdict verdict =
                backlog.plan(order.release().plan())
                        .map(plan -> readiness.of(order, plan, backlog::body))
                        .orElse(ReleaseReadiness.Verdict.NOT_READY);
        if (verdict == ReleaseReadiness.Verdict.NOT_READY) {
            refused.add(order.digest());
        }
        return verdict == ReleaseReadiness.Verdict.READY;
    }

    private static Generation generation(VerifiedRelease order) {
        return order.release().generation();
    }
}
