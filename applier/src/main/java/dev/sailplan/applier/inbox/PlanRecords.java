package dev.sailplan.applier.inbox;

import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.KeyId;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.wire.Decoded;
import dev.sailplan.common.wire.RecordReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads the records of a plans topic; only what a planner signed that we know has authority.
public final class PlanRecords {
    private final PlanSigners planners;
    private final RecordReader reader;

    public PlanRecords(PlanSigners planners) {
        this.planners = planners;
        this.reader = new RecordReader(planners.verifier());
    }

    /// Holds what one record says.
    public sealed interface Said {
        record OfPlan(Plan plan, List<Digest> parts) implements Said {
            public OfPlan {
                parts = List.copyOf(parts);
            }
        }

        record OfRelease(VerifiedRelease order) implements Said {}

        record OfPart(Digest digest, Payload payload) implements Said {}

        record Nothing() implements Said {}

        /// A record for dead letters; nothing was touched.
        record Bad(String why) implements Said {}
    }

    public Said read(Inbound record, ReleaseState state) {
        return read(record, state.plans()::part);
    }

    Said read(Inbound record, Function<Digest, Optional<Payload>> parts) {
        return switch (reader.read(record)) {
            case Decoded.Of of -> said(record, of, List.of());
            case Decoded.Piece piece -> new Said.OfPart(piece.digest(), record.value());
            case Decoded.Header header -> joined(record, header, parts);
            case Decoded.Ignored _ -> new Said.Nothing();
            case Decoded.Unreadable(String why) -> new Said.Bad(why);
        };
    }

    private Said joined(
            Inbound record, Decoded.Header header, Function<Digest, Optional<Payload>> parts) {
        Map<Digest, Payload> found = new HashMap<>();
        header.pieces().forEach(d -> parts.apply(d).ifPresent(part -> found.put(d, part)));
        return switch (reader.join(record, found)) {
            case Decoded.Of of -> said(record, of, header.pieces());
            case Decoded.Unreadable(String why) -> new Said.Bad(why);
            case Decoded.Piece _, Decoded.Header _, Decoded.Ignored _ ->
                    new Said.Bad("its parts can't be joined");
        };
    }

    private Said said(Inbound record, Decoded.Of of, List<Digest> parts) {
        if (of.signedBy().isEmpty()) {
            return new Said.Bad("not signed by a planner that this applier knows");
        }
        KeyId signer = of.signedBy().get();
        return switch (of.record()) {
            case Plan plan ->
                    refusal(record, signer, plan.subject()).orElseGet(() -> checked(plan, parts));
            case Release release ->
                    refusal(record, signer, release.subject())
                            .orElseGet(() ->
                                    new Said.OfRelease(new VerifiedRelease(release, of.digest())));
            default -> new Said.Nothing();
        };
    }

    private Optional<Said> refusal(Inbound record, KeyId signer, Subject subject) {
        return isOf(record, subject)
                ? planners.refuses(signer, subject.application().project()).map(Said.Bad::new)
                : Optional.of(
                        new Said.Bad(
                                "the record's key is not the application that its body names"));
    }

    private static Said checked(Plan plan, List<Digest> parts) {
        return plan.id().equals(Plan.idOf(plan.index(), plan.options(), plan.inputs()))
                ? new Said.OfPlan(plan, parts)
                : new Said.Bad("the plan's id is not that of its content");
    }

    private static boolean isOf(Inbound record, Subject subject) {
        ApplicationKey application = subject.application();
        return application.value().equals(record.key())
                && record.from().topic().endsWith("." + application.cluster());
    }
}
