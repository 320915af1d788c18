package dev.sailplan.applier;

import dev.sailplan.applier.announce.Announcements;
import dev.sailplan.applier.inbox.Backlog;
import dev.sailplan.applier.inbox.BufferedLane;
import dev.sailplan.applier.inbox.NewerReleaseCheck;
import dev.sailplan.applier.inbox.PlanRecords;
import dev.sailplan.applier.inbox.PlanRecords.Said;
import dev.sailplan.applier.release.HeldTask;
import dev.sailplan.applier.release.ReleaseHandler;
import dev.sailplan.applier.release.ReleaseHandler.Batch;
import dev.sailplan.applier.release.ReleaseReadiness;
import dev.sailplan.applier.rollout.RolloutWatch;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.log.HandledRecord;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Lanes;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.Routing;
import dev.sailplan.common.log.StateView;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Payload;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Does the applier's work on its cluster's plans topic: one lane per application, one for the facts.
final class ApplierWork implements Work {
    private final ClusterName cluster;
    private final PlanRecords reading;
    private final ReleaseHandler releases;
    private final ReleaseReadiness readiness;
    private final RolloutWatch health;
    private final HeldTask held;
    private final Announcements announcements;
    private final InstantSource time;

    /// Bundles what the lanes work with.
    record Parts(
            ClusterName cluster,
            PlanRecords reading,
            ReleaseHandler releases,
            ReleaseReadiness readiness,
            RolloutWatch health,
            HeldTask held,
            Announcements announcements,
            InstantSource time) {}

    ApplierWork(Parts parts) {
        this.cluster = parts.cluster();
        this.reading = parts.reading();
        this.releases = parts.releases();
        this.readiness = parts.readiness();
        this.health = parts.health();
        this.held = parts.held();
        this.announcements = parts.announcements();
        this.time = parts.time();
    }

    @Override
    public Routing route(Inbound record) {
        try {
            ApplicationKey application = ApplicationKey.parse(record.key());
            return application.cluster().equals(cluster)
                    ? new Routing.ToLane(application.value())
                    : new Routing.Unreadable("an application of another cluster");
        } catch (IllegalArgumentException e) {
            return new Routing.Unreadable("its key is not an application");
        }
    }

    @Override
    public HandledRecord handle(Inbound record, Lane lane) {
        ReleaseState state = state(lane);
        return switch (reading.read(record, state)) {
            case Said.OfPart(Digest digest, Payload payload) ->
                    HandledRecord.with(state.plans().keepPart(digest, payload));
            case Said.OfPlan(Plan plan, List<Digest> parts) ->
                    planned(
                            plan,
                            remembered(plan, lane).and(state.plans().forgetParts(parts)),
                            lane);
            case Said.OfRelease(VerifiedRelease order) -> released(order, lane);
            case Said.Nothing _ -> HandledRecord.with(Outputs.NONE);
            case Said.Bad(String why) -> throw new Unprocessable(why);
        };
    }

    private Outputs remembered(Plan plan, Lane lane) {
        if (plan.pullRequest().isPresent()) {
            return Outputs.NONE;
        }
        ReleaseState state = state(lane);
        state.waiting()
                .filter(order -> order.release().plan().equals(plan.id()))
                .ifPresent(_ -> lane.wakeAt(time.instant(), ReleaseHandler.TASK));
        return releases.arrived(plan, lane);
    }

    /// A plan and the release right behind it are carried out as one, so that the plan is noted together with the
    /// start of its release.
    private HandledRecord planned(Plan plan, Outputs note, Lane lane) {
        if (plan.pullRequest().isPresent()) {
            return HandledRecord.with(note);
        }
        BufferedLane noted = new BufferedLane(lane, note);
        Backlog backlog = Backlog.read(lane.queued(), reading, state(noted));
        return backlog.orders().isEmpty()
                ? HandledRecord.with(plan.isRemoval() ? note.and(withdrawn(plan, lane)) : note)
                : carriedOut(backlog.orders(), backlog, noted);
    }

    /// What waits for its cluster is ended instead, as soon as the cluster can be told so; not a removal that is
    /// released and whose own plan comes once more.
    private Outputs withdrawn(Plan removal, Lane lane) {
        ReleaseState state = state(lane);
        return state.waiting()
                .filter(order -> !order.release().plan().equals(removal.id()))
                .map(order -> {
                    lane.wakeAt(time.instant(), ReleaseHandler.TASK);
                    return state.withdraw(order);
                })
                .orElse(Outputs.NONE);
    }

    /// Newer releases behind it supersede it, with their plans.
    private HandledRecord released(VerifiedRelease order, Lane lane) {
        Backlog backlog = Backlog.read(lane.queued(), reading, state(lane));
        List<VerifiedRelease> orders = new ArrayList<>(backlog.orders());
        orders.add(order);
        return carriedOut(orders, backlog, new BufferedLane(lane, Outputs.NONE));
    }

    private HandledRecord carriedOut(
            List<VerifiedRelease> found, Backlog backlog, BufferedLane lane) {
        lane.note(backlog.kept());
        List<VerifiedRelease> orders = new ArrayList<>(found);
        state(lane).waiting().ifPresent(orders::add);
        VerifiedRelease newest =
                orders.stream().max(Comparator.comparing(o -> o.release().generation())).get();
        List<VerifiedRelease> older =
                orders.stream().filter(o -> !o.digest().equals(newest.digest())).toList();
        boolean withdrawn = backlog.isWithdrawing(newest) || state(lane).isWithdrawn(newest);
        Batch batch =
                new Batch(
                        newest, older, new NewerReleaseCheck(readiness, reading, lane), withdrawn);
        Outputs outputs = releases.handle(batch, lane);
        return new HandledRecord(lane.rest().and(outputs), backlog.taken());
    }

    @Override
    public Outputs wake(String task, Lane lane) {
        if (lane.name().equals(Announcements.LANE)) {
            return announcements.run(task, lane);
        }
        ApplicationKey application = ApplicationKey.parse(lane.name());
        return switch (task) {
            case ReleaseHandler.TASK ->
                    releases.resume(
                            application, new NewerReleaseCheck(readiness, reading, lane), lane);
            case HeldTask.TASK -> held.run(application, lane);
            case RolloutWatch.TASK -> health.run(application, lane);
            case RolloutWatch.RESUME -> health.resume(application, lane);
            case Announcements.STATUS -> {
                Outputs outputs = announcements.status(application, lane);
                health.resumeHealthy(application, lane);
                held.resume(application, lane);
                yield outputs;
            }
            default -> throw new Unprocessable("no such task");
        };
    }

    @Override
    public boolean isOfTheWorld(Throwable thrown) {
        return ReleaseHandler.isOfTheWorld(thrown);
    }

    @Override
    public Outputs quarantined(Inbound record, String error, Lane lane) {
        ReleaseState state = state(lane);
        return switch (reading.read(record, state)) {
            case Said.OfRelease(VerifiedRelease order) -> releases.givenUp(order, error, lane);
            case Said.OfPlan(Plan plan, List<Digest> parts) ->
                    givenUp(plan, lane).and(state.plans().forgetParts(parts));
            case Said.OfPart _, Said.Nothing _, Said.Bad _ -> Outputs.NONE;
        };
    }

    /// Its release, should it wait already, is answered soon after.
    private Outputs givenUp(Plan plan, Lane lane) {
        if (plan.pullRequest().isPresent()) {
            return Outputs.NONE;
        }
        lane.wakeAt(time.instant(), ReleaseHandler.TASK);
        return state(lane).plans().giveUp(plan);
    }

    @Override
    public void assigned(int partition, StateView state, Lanes lanes) {
        announcements.assigned(partition, state, lanes);
    }

    private static ReleaseState state(Lane lane) {
        return new ReleaseState(ApplicationKey.parse(lane.name()), lane.state());
    }
}
