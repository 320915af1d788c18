package dev.sailplan.deploy.cli.log;

import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.text.ApplicationNames;
import dev.sailplan.common.domain.text.Count;
import dev.sailplan.gateway.report.ChangeText;
import java.util.stream.Collectors;

/// Puts an outcome of an applier into words.
final class OutcomeEntry {
    private OutcomeEntry() {}

    static LogEntry of(Outcome outcome, ApplicationNames names) {
        return switch (outcome) {
            case Outcome.Previewed previewed ->
                    new LogEntry(
                            previewed.at(),
                            "previewed",
                            names.of(previewed.subject().application()),
                            previewed.effects().summary());
            case Outcome.Held held ->
                    new LogEntry(
                            held.at(),
                            "held",
                            name(held.attempt(), names),
                            String.join("; ", held.reasons()));
            case Outcome.Started started ->
                    new LogEntry(
                            started.at(),
                            "started",
                            name(started.attempt(), names),
                            Count.of(started.intents().size(), "effect"));
            case Outcome.Applied applied ->
                    new LogEntry(
                            applied.at(),
                            "applied",
                            name(applied.attempt(), names),
                            ChangeText.of(applied.results())
                                    + "  "
                                    + health(applied.health())
                                    + ChangeText.leftAlone(applied.results()).stream()
                                            .map(line -> "; " + line.strip())
                                            .collect(Collectors.joining()));
            case Outcome.Failed failed ->
                    new LogEntry(
                            failed.at(), "failed", name(failed.attempt(), names), failed.error());
            case Outcome.Superseded superseded ->
                    new LogEntry(
                            superseded.at(),
                            "superseded",
                            name(superseded.attempt(), names),
                            "by " + superseded.by());
            case Outcome.Stale stale ->
                    new LogEntry(
                            stale.at(),
                            "stale",
                            name(stale.attempt(), names),
                            "claimed by " + stale.claimed());
            case Outcome.DriftDetected drift ->
                    new LogEntry(
                            drift.at(),
                            "drift",
                            name(drift.attempt(), names),
                            drift.object().shortForm()
                                    + " by "
                                    + String.join(", ", drift.managers()));
            case Outcome.DriftCorrected drift ->
                    new LogEntry(
                            drift.at(),
                            "corrected",
                            name(drift.attempt(), names),
                            drift.result().object().shortForm());
            case Outcome.HealthChanged health ->
                    new LogEntry(
                            health.at(),
                            "health",
                            name(health.attempt(), names),
                            health(health.health()));
        };
    }

    private static String health(Health health) {
        return switch (health) {
            case Health.Healthy() -> "healthy";
            case Health.Progressing(String why) -> "progressing: " + why;
            case Health.Degraded(String why) -> "degraded: " + why;
            case Health.Stored() -> "stored, no nodes";
            case Health.Unknown() -> "";
        };
    }

    private static String name(Attempt attempt, ApplicationNames names) {
        return names.of(attempt.subject().application()) + attempt.generation();
    }
}
