package dev.sailplan.applier.effect;

import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.effect.Prediction.Invalid;
import dev.sailplan.common.domain.effect.Prediction.Predicted;
import dev.sailplan.common.domain.effect.Prediction.Proven;
import dev.sailplan.common.domain.effect.Prediction.Unreachable;
import dev.sailplan.common.domain.plan.PlanOptions;
import java.util.Optional;

/// Rates how sure an answer makes us of an effect: proven, predicted, invalid or unreachable.
final class Certainty {
    private final PlanOptions options;
    private final PlanProvisions provisions;

    Certainty(EffectDecision.Terms terms) {
        this.options = terms.options();
        this.provisions = terms.provisions();
    }

    /// Empty where the answer says nothing about the object.
    Optional<Prediction> by(WriteAnswer answer, AskedObject asked) {
        return switch (answer) {
            case WriteAnswer.Stored _ -> Optional.of(new Proven());
            case WriteAnswer.FieldConflict(_, String message) -> Optional.of(new Invalid(message));
            case WriteAnswer.NoSuchKind(String message) ->
                    Optional.of(kind(asked, message, provisions.kindOf(asked.object())));
            case WriteAnswer.NoSuchNamespace(String message) ->
                    Optional.of(namespace(asked, message, provisions.namespaceOf(asked.object())));
            case WriteAnswer.NoSuchObject(String message) ->
                    Optional.of(needed(message, provisions.neededBy(asked.manifest())));
            case WriteAnswer.Forbidden(String message, boolean namespaceTerminating) ->
                    namespaceTerminating
                            ? Optional.empty()
                            : Optional.of(needed(message, provisions.neededBy(asked.manifest())));
            case WriteAnswer.Immutable(String message) -> Optional.of(new Invalid(message));
            case WriteAnswer.Invalid invalid -> Optional.of(unfit(asked, invalid));
            case WriteAnswer.WebhookUnavailable(String webhook, String message) ->
                    Optional.of(
                            provisions.repairs(webhook, message)
                                    ? new Predicted(PlanProvisions.REPAIRS + webhook)
                                    : new Unreachable(webhook));
            case WriteAnswer.Moved _, WriteAnswer.Retryable _, WriteAnswer.Unauthorized _ ->
                    Optional.empty();
        };
    }

    private Prediction unfit(AskedObject asked, WriteAnswer.Invalid answer) {
        return Optional.of(answer)
                .filter(WriteAnswer.Invalid::isOfSchema)
                .flatMap(it -> provisions.redefined(asked.object(), it.message()))
                .orElseGet(() -> new Invalid(answer.message()));
    }

    private static Prediction kind(AskedObject asked, String message, boolean isBrought) {
        return isBrought
                ? new Predicted("this plan brings the kind " + asked.object().kind())
                : new Invalid(
                        "the cluster does not serve "
                                + asked.entry().apiVersion()
                                + " "
                                + asked.object().kind()
                                + ": "
                                + message);
    }

    private Prediction namespace(AskedObject asked, String message, boolean isBrought) {
        String name = asked.object().namespace();
        return isBrought
                ? new Predicted("this plan brings the namespace " + name)
                : new Invalid(
                        "there is no namespace " + name + "; " + hint(name) + " (" + message + ")");
    }

    /// `createNamespace` makes the destination's namespace and no other, as in Argo CD.
    private String hint(String name) {
        if (name.equals(options.namespace())) {
            return "declare it or set createNamespace: true";
        }
        return options.createNamespace()
                ? "declare it: createNamespace makes only " + options.namespace()
                : "declare it";
    }

    private static Prediction needed(String message, Optional<String> brought) {
        return brought.<Prediction>map(name -> new Predicted("this plan brings " + name))
                .orElseGet(() -> new Invalid(message));
    }
}
