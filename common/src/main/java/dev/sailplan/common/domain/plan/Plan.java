package dev.sailplan.common.domain.plan;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.PlanId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Holds the whole desired state of one application at one commit. It changes nothing by itself.
///
/// `bodies` holds the manifests that the applier is not known to hold; `inputs` is the digest of all that
/// the plan was made from. A plan of a pull request carries its number and is previewed, never released; no planner
/// makes one yet.
public record Plan(
        PlanId id,
        Subject subject,
        Digest inputs,
        PlanOptions options,
        Index index,
        List<Body> bodies,
        Optional<Long> pullRequest,
        EventId event,
        Instant at) {
    public Plan {
        bodies = List.copyOf(bodies);
    }

    /// The id of a plan: a digest of its index, with the places in Git, its options and its inputs.
    public static PlanId idOf(Index index, PlanOptions options, Digest inputs) {
        StringBuilder text =
                new StringBuilder("plan/v1\n")
                        .append(inputs)
                        .append('\n')
                        .append(options.canonical())
                        .append('\n');
        index.entries().forEach(entry -> text.append(entry.canonical()).append('\n'));
        return PlanId.of(Digest.of(text.toString()));
    }

    /// What stands for the inputs of an application that its commit no longer declares.
    public static Digest inputsOfRemoval(ApplicationKey application) {
        return Digest.of("removed/v1\n" + application);
    }

    /// Whether its commit no longer declares the application, so that nothing older of it may be carried out.
    public boolean isRemoval() {
        return index.entries().isEmpty() && inputs.equals(inputsOfRemoval(subject.application()));
    }

    public Digest intentDigest() {
        return index.intentDigest();
    }
}
