package dev.sailplan.applier.prepare;

import dev.sailplan.applier.fields.OurMarks;
import dev.sailplan.applier.inventory.RunId;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.Body;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.rules.ClusterFields;
import dev.sailplan.common.domain.rules.ObjectRules;
import java.util.Optional;
import java.util.function.Function;

/// Opens the manifests of one application as they are sent: checked against their digests, labelled as ours, and
/// without what the cluster fills in, which a planner before this rule left in.
public final class OpenedManifests {
    private final ApplicationKey application;
    private final ApplicationId id;
    private final BodyOpening opening;
    private final Function<Digest, Optional<Body>> bodies;

    public OpenedManifests(
            VerifiedRelease order, BodyOpening opening, Function<Digest, Optional<Body>> bodies) {
        this.application = order.application();
        this.id = order.owner().id();
        this.opening = opening;
        this.bodies = bodies;
    }

    /// Empty where the body is missing or can't be opened.
    Optional<JsonObject> of(IndexEntry entry, Generation generation) {
        return bodies.apply(entry.digest())
                .flatMap(body -> opening.open(application, entry, body))
                .map(ClusterFields::leftTo)
                .map(manifest -> labelled(entry, manifest, generation));
    }

    /// The manifest of the digest applied before, for telling drift from take-overs.
    Optional<JsonObject> before(IndexEntry entry, Digest applied) {
        IndexEntry then =
                new IndexEntry(entry.object(), entry.version(), applied, entry.wave(), entry.at());
        return bodies.apply(applied)
                .flatMap(body -> opening.open(application, then, body))
                .map(ClusterFields::leftTo)
                .map(manifest ->
                        OurMarks.labelled(manifest, OurMarks.APPLICATION_LABEL, id.value()));
    }

    private JsonObject labelled(IndexEntry entry, JsonObject manifest, Generation generation) {
        JsonObject ours = OurMarks.labelled(manifest, OurMarks.APPLICATION_LABEL, id.value());
        ObjectRules rules = ObjectRules.of(manifest);
        return rules.isRun(entry.object())
                ? OurMarks.labelled(ours, OurMarks.RUN_LABEL, run(entry, rules, generation).value())
                : ours;
    }

    private static RunId run(IndexEntry entry, ObjectRules rules, Generation generation) {
        return rules.hook().isPresent() ? RunId.of(generation) : RunId.of(entry.digest());
    }
}
