package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;

import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.log.port.Inbound;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BigIT {
    @Test
    void big() {
        Rig rig = new Rig("big", new FakeCluster());
        JsonObject[] all = IntStream.range(0, 4000).mapToObj(i -> configMap("default", "m" + i, "color", "0")).toArray(JsonObject[]::new);
        long t = System.nanoTime();
        rig.apply(all);
        System.err.println("first " + (System.nanoTime() - t) / 1_000_000 + " " + rig.last(Outcome.Applied.class).timings());
        for (int i = 1; i < 8; i++) {
            all[7] = configMap("default", "m7", "color", "" + i);
            Plan plan = rig.plan(all);
            plan = new Plan(plan.id(), plan.subject(), plan.inputs(), plan.options(), plan.index(), java.util.List.of(plan.bodies().get(7)), plan.pullRequest(), plan.event(), plan.at());
            var records = rig.records(plan);
            Inbound release = rig.record(rig.release(plan));
            long t0 = System.nanoTime();
            records.forEach(rig::handle);
            long t1 = System.nanoTime();
            rig.handle(release);
            long t2 = System.nanoTime();
            System.err.println("plan " + (t1 - t0) / 1_000_000 + " release " + (t2 - t1) / 1_000_000 + " " + rig.last(Outcome.Applied.class).timings());
        }
    }
}
