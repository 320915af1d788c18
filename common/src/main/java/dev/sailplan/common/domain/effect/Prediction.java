package dev.sailplan.common.domain.effect;

/// Tells how sure we are of an effect before it is written.
public sealed interface Prediction {
    /// An effect that the API server itself confirmed, in a dry-run.
    record Proven() implements Prediction {}

    /// An effect that no dry-run can tell yet, since the plan itself brings what it needs.
    record Predicted(String why) implements Prediction {}

    /// An admission webhook that guards the object did not answer.
    record Unreachable(String webhook) implements Prediction {}

    /// An effect that can't be brought about; a person has to change something.
    record Invalid(String cause) implements Prediction {}
}
