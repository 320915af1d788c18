package dev.sailplan.planner.plan;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.plan.Body;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.domain.rules.ObjectRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Turns objects into an index, and an index into a plan.
public final class PlanMaker {
    private final ObjectSealing sealing;

    public PlanMaker(ObjectSealing sealing) {
        this.sealing = sealing;
    }

    /// Holds what a plan says beside its objects.
    public record Frame(
            Subject subject, PlanOptions options, Digest inputs, EventId event, Instant at) {}

    public Index index(List<DesiredObject> objects) {
        return new Index(objects.stream().map(this::entry).toList());
    }

    private IndexEntry entry(DesiredObject object) {
        return new IndexEntry(
                object.object(),
                object.version(),
                sealing.digest(object.object(), object.manifest()),
                ObjectRules.of(object.manifest()).waveOrZero(),
                object.at());
    }

    /// The plan with the bodies that are not held already.
    public Plan plan(Frame frame, Index index, List<DesiredObject> objects, Set<Digest> held) {
        return new Plan(
                Plan.idOf(index, frame.options(), frame.inputs()),
                frame.subject(),
                frame.inputs(),
                frame.options(),
                index,
                bodies(index, objects, held),
                Optional.empty(),
                frame.event(),
                frame.at());
    }

    private List<Body> bodies(Index index, List<DesiredObject> objects, Set<Digest> held) {
        Map<ObjectId, DesiredObject> byObject =
                objects.stream()
                        .collect(Collectors.toMap(DesiredObject::object, Function.identity()));
        return index.entries().stream()
                .filter(entry -> !held.contains(entry.digest()))
                .flatMap(entry ->
                        Optional.ofNullable(byObject.get(entry.object()))
                                .map(object -> body(entry, object))
                                .stream())
                .toList();
    }

    private Body body(IndexEntry entry, DesiredObject object) {
        return new Body(entry.digest(), sealing.sealed(object.object(), object.manifest()));
    }
}
