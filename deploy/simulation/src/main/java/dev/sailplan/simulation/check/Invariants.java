package dev.sailplan.simulation.check;

import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.wire.RecordReader;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.simulation.check.evidence.Desired;
import dev.sailplan.simulation.check.evidence.DriftedObjects;
import dev.sailplan.simulation.check.evidence.Hold;
import dev.sailplan.simulation.check.evidence.Invariant;
import dev.sailplan.simulation.check.evidence.InventoryHistory;
import dev.sailplan.simulation.check.evidence.Ledger;
import dev.sailplan.simulation.check.evidence.Losses;
import dev.sailplan.simulation.check.evidence.Violation;
import dev.sailplan.simulation.check.log.ExecutedOnce;
import dev.sailplan.simulation.check.log.GenerationsGoUp;
import dev.sailplan.simulation.check.log.NoEventLost;
import dev.sailplan.simulation.check.log.OneAnswer;
import dev.sailplan.simulation.check.rest.FinalPushApplies;
import dev.sailplan.simulation.check.rest.LiveIsDesired;
import dev.sailplan.simulation.check.write.BetweenStartAndEnd;
import dev.sailplan.simulation.check.write.MovedIsKept;
import dev.sailplan.simulation.check.write.NoLowerGeneration;
import dev.sailplan.simulation.check.write.OnlyWhatIsOurs;
import dev.sailplan.simulation.check.write.OursIsKnown;
import dev.sailplan.simulation.check.write.RunsOnce;
import dev.sailplan.simulation.cluster.ObjectChange;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Checks all invariants over one world.
public final class Invariants implements ObjectChange.Witness {
    private final Around around;
    private final Ledger ledger;
    private final InventoryHistory standings = new InventoryHistory();
    private final List<Invariant> all;
    private final FinalPushApplies repaired;
    private final Losses losses = new Losses();
    private final DriftedObjects drifted = new DriftedObjects();
    private int writes;
    private int late;

    /// Holds what the invariants look at.
    ///
    /// @param step the number of the present step
    public record Around(
            ClusterName name,
            FakeLog log,
            FakeCluster cluster,
            Desired desired,
            LongSupplier step) {}

    public Invariants(Around around, RecordReader reader) {
        this.around = around;
        this.ledger = new Ledger(around.log(), reader);
        this.repaired = new FinalPushApplies(ledger, around.desired(), losses);
        this.all =
                List.of(
                        new NoEventLost(ledger),
                        new ExecutedOnce(ledger, losses),
                        new GenerationsGoUp(ledger),
                        new NoLowerGeneration(standings),
                        new OnlyWhatIsOurs(standings),
                        new MovedIsKept(standings, ledger, around.desired(), losses),
                        new OursIsKnown(standings, around.cluster()),
                        new LiveIsDesired(
                                ledger,
                                standings,
                                around.desired(),
                                new LiveIsDesired.Outside(around.cluster(), drifted, losses)),
                        new BetweenStartAndEnd(standings, ledger, losses),
                        new RunsOnce(),
                        new OneAnswer(ledger, losses));
    }

    @Override
    public void saw(ObjectChange written) {
        if (InventoryHistory.isInventory(written)) {
            standings
                    .written(written, around.step().getAsLong())
                    .ifPresent(inventory -> all.forEach(it -> it.recorded(inventory)));
        } else if (!InventoryHistory.isHome(written)) {
            writes++;
            late += standings.isDisplaced(written) ? 1 : 0;
            all.forEach(it -> it.written(written));
        }
    }

    public void atRest() {
        readOn();
        all.forEach(Invariant::atRest);
    }

    /// Whether a check would pass now: while something is still open it may not.
    public boolean hold(Consumer<Invariants> check) {
        try {
            check.accept(this);
            return true;
        } catch (Violation _) {
            return false;
        }
    }

    /// After a last push of something sound.
    public void repaired() {
        atRest();
        repaired.check();
    }

    /// What happened, by kind: so that nobody trusts worlds in which nothing does.
    public SortedMap<String, Integer> seen() {
        SortedMap<String, Integer> seen = ledger.kinds();
        seen.put("Write", writes);
        seen.put("LateWrite", late);
        return seen;
    }

    /// What waits for a person, or did.
    public List<Hold> holds() {
        readOn();
        return Hold.all(ledger);
    }

    public DriftedObjects drifted() {
        return drifted;
    }

    /// A topic is about to be lost.
    public void losing(String topic) {
        readOn();
        losses.happened();
        if (topic.equals(Topics.EVENTS)) {
            ledger.forgetEvents();
        } else if (topic.equals(Topics.DECISIONS)) {
            ledger.loseDecisions();
        } else if (topic.equals(Topics.plans(around.name()))) {
            ledger.loseReleases();
        }
    }

    private void readOn() {
        ClusterName name = around.name();
        List.of(
                        Topics.EVENTS,
                        Topics.DECISIONS,
                        Topics.plans(name),
                        Topics.outcomes(name),
                        Topics.status(name))
                .forEach(ledger::readOn);
    }

    /// The names of what all applications hold now.
    public List<String> held() {
        return ledger.latest().keySet().stream()
                .flatMap(application -> standings.of(application).stream())
                .flatMap(it -> it.inventory().entries().keySet().stream())
                .map(ObjectId::name)
                .toList();
    }
}
