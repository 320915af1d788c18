package dev.sailplan.common.domain.effect;

/// How sure we are of an effect before it is written.
public sealed interface Prediction {
    /// The API server itself said so, in a dry-run.
    record Proven() implements Prediction {}

    /// It can't be asked yet, since the plan itself brings what it needs.
    record Predicted(String why) implements Prediction {}

    /// An admission webhook that guards the object did not answer.
    record Unreachable(String webhook) implements Prediction {}

    /// It can't be done; a person has to change something.
    record Invalid(String cause) implements Prediction {}
}
