package dev.sailplan.applier.inbox;

import dev.sailplan.applier.inbox.PlanRecords.Said;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.plan.Body;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Payload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads ahead what waits on a lane, up to the first record that needs an answer of its own.
public final class Backlog {
    private final ReleaseState state;
    private final List<Inbound> taken = new ArrayList<>();
    private final List<VerifiedRelease> orders = new ArrayList<>();
    private final Map<PlanId, Plan> plans = new HashMap<>();
    private final Map<Digest, Body> bodies = new HashMap<>();
    private final Map<Digest, Payload> parts = new HashMap<>();
    private final Set<Digest> joined = new HashSet<>();
    private Optional<PlanId> removal = Optional.empty();

    private Backlog(ReleaseState state) {
        this.state = state;
    }

    public static Backlog read(List<Inbound> queued, PlanRecords reading, ReleaseState state) {
        Backlog backlog = new Backlog(state);
        for (Inbound record : queued) {
            if (!backlog.take(reading.read(record, backlog::part))) {
                break;
            }
            backlog.taken.add(record);
        }
        return backlog;
    }

    private boolean take(Said said) {
        return switch (said) {
            case Said.OfPlan(Plan plan, List<Digest> pieces) -> take(plan, pieces);
            case Said.OfRelease(VerifiedRelease order) -> {
                removal = Optional.empty();
                yield orders.add(order);
            }
            case Said.OfPart(Digest digest, Payload payload) -> {
                parts.put(digest, payload);
                joined.remove(digest);
                yield true;
            }
            case Said.Nothing _ -> true;
            case Said.Bad _ -> false;
        };
    }

    private boolean take(Plan plan, List<Digest> pieces) {
        if (plan.pullRequest().isPresent()) {
            return false;
        }
        joined.addAll(pieces);
        removal = plan.isRemoval() ? Optional.of(plan.id()) : removal;
        plans.put(plan.id(), plan);
        plan.bodies().forEach(body -> bodies.put(body.digest(), body));
        return true;
    }

    private Optional<Payload> part(Digest digest) {
        return Optional.ofNullable(parts.get(digest)).or(() -> state.plans().part(digest));
    }

    public List<Inbound> taken() {
        return List.copyOf(taken);
    }

    /// Whether the application is taken out of Git after the last release here, or after all before it if there is
    /// none. The plan of a removal that is released already comes once more where it was lost.
    public boolean isWithdrawing(VerifiedRelease newest) {
        return removal.filter(plan -> !plan.equals(newest.release().plan())).isPresent();
    }

    public List<VerifiedRelease> orders() {
        return List.copyOf(orders);
    }

    Optional<Plan> plan(PlanId id) {
        return Optional.ofNullable(plans.get(id)).or(() -> state.plans().plan(id));
    }

    Optional<Body> body(Digest digest) {
        return Optional.ofNullable(bodies.get(digest)).or(() -> state.plans().body(digest));
    }

    /// Its plans, and the pieces of one whose header has not come yet, for keeping.
    public Outputs kept() {
        Outputs outputs = state.plans().forgetParts(List.copyOf(joined));
        for (Plan plan : plans.values()) {
            outputs = outputs.and(state.plans().remember(plan));
        }
        for (Map.Entry<Digest, Payload> part : parts.entrySet()) {
            if (!joined.contains(part.getKey())) {
                outputs = outputs.and(state.plans().keepPart(part.getKey(), part.getValue()));
            }
        }
        return outputs;
    }
}
