package dev.sailplan.applier.order;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.rules.ObjectRules;
import java.util.Comparator;

/// Says when an object's turn comes in a release. Positions sort in the order of carrying out, prunes included.
public record Position(Phase phase, ApplyStage stage, int wave) implements Comparable<Position> {
    private static final Comparator<Position> UPWARDS =
            Comparator.comparing(Position::stage).thenComparingInt(Position::wave);

    public static Position of(ObjectId object, ObjectRules rules) {
        ApplyStage stage = ApplyStage.of(object);
        return new Position(phase(stage, rules), stage, rules.waveOrZero());
    }

    public static Position ofPrune(ObjectId object, ObjectRules rules) {
        boolean first = rules.prune() == ObjectRules.Pruning.FIRST;
        Phase phase = first ? Phase.PRUNE_FIRST : Phase.PRUNE;
        return new Position(phase, ApplyStage.ofPrune(object), rules.waveOrZero());
    }

    private static Phase phase(ApplyStage stage, ObjectRules rules) {
        if (rules.hook().isPresent()) {
            return rules.hook().get() == ObjectRules.Hook.BEFORE ? Phase.BEFORE : Phase.AFTER;
        }
        return stage.compareTo(ApplyStage.CONFIGURATION) <= 0 ? Phase.SETUP : Phase.MAIN;
    }

    @Override
    public int compareTo(Position other) {
        int byPhase = phase.compareTo(other.phase);
        if (byPhase != 0) {
            return byPhase;
        }
        return phase.isPrune() ? UPWARDS.compare(other, this) : UPWARDS.compare(this, other);
    }
}
