package dev.sailplan.deploy.cli;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.deploy.dev.push.ChangeText;
import dev.sailplan.deploy.feed.Entry;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Puts a record into one line: when, what, of whom, and the rest in words.
final class LogLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private final ZoneId zone;

    LogLine(ZoneId zone) {
        this.zone = zone;
    }

    /// Empty for records that say nothing to people, such as status and facts.
    Optional<String> of(Entry entry) {
        return switch (entry.record()) {
            case Event event ->
                    Optional.of(
                            line(event.at(), "event", event.repository().value(), event(event)));
            case Decision decision -> Optional.of(decision(decision));
            case Plan plan -> Optional.of(plan(plan));
            case Release release -> Optional.of(release(release));
            case Outcome outcome -> Optional.of(outcome(outcome));
            default -> Optional.empty();
        };
    }

    private static String event(Event event) {
        return switch (event) {
            case Event.Pushed pushed ->
                    pushed.ref().shortName()
                            + " → "
                            + pushed.after().map(CommitId::abbreviated).orElse("deleted")
                            + by(pushed.actor().login());
            case Event.PullRequestChanged change ->
                    "pull request "
                            + change.pullRequest().number()
                            + " "
                            + change.pullRequest().action().name().toLowerCase(Locale.ROOT)
                            + by(change.actor().login());
            case Event.SourceChanged source -> "source " + source.source();
            case Event.Request request ->
                    request.getClass().getSimpleName()
                            + " for "
                            + request.target().application()
                            + by(request.person());
        };
    }

    private static String by(String login) {
        return login.isEmpty() ? "" : " by " + login;
    }

    private String decision(Decision decision) {
        String repository = decision.repository().value();
        return switch (decision) {
            case Decision.Rejected rejected ->
                    line(
                            rejected.at(),
                            "rejected",
                            rejected.application().value(),
                            rejected.problems().size()
                                    + " problem(s), first: "
                                    + rejected.problems().getFirst());
            case Decision.Held held ->
                    line(
                            held.at(),
                            "held",
                            held.application().value(),
                            String.join("; ", held.reasons()));
            case Decision.Delayed delayed ->
                    line(
                            delayed.at(),
                            "delayed",
                            delayed.application().map(ApplicationKey::value).orElse(repository),
                            delayed.reason());
            case Decision.PlanSuperseded superseded ->
                    line(
                            superseded.at(),
                            "superseded",
                            superseded.application().value(),
                            superseded.why());
            case Decision.Planned planned ->
                    line(
                            planned.at(),
                            "planned",
                            repository,
                            planned.commit().abbreviated()
                                    + " \""
                                    + planned.title()
                                    + "\" "
                                    + counts(planned));
            case Decision.Superseded superseded ->
                    line(superseded.at(), "superseded", repository, superseded.why());
            case Decision.Refused refused ->
                    line(
                            refused.at(),
                            "refused",
                            repository,
                            refused.problems().size()
                                    + " problem(s), first: "
                                    + refused.problems().getFirst());
        };
    }

    private static String counts(Decision.Planned planned) {
        long released = count(planned, Verdict.Released.class);
        long refused = count(planned, Verdict.Refused.class);
        long held = count(planned, Verdict.OnHold.class);
        long waiting = count(planned, Verdict.Waiting.class);
        long unchanged = count(planned, Verdict.Unchanged.class);
        return "released "
                + released
                + ", unchanged "
                + unchanged
                + ", waiting "
                + waiting
                + ", held "
                + held
                + ", refused "
                + refused;
    }

    private static long count(Decision.Planned planned, Class<? extends Verdict> kind) {
        return planned.applications().values().stream().filter(kind::isInstance).count();
    }

    private String plan(Plan plan) {
        return line(
                plan.at(),
                "plan",
                plan.subject().application().value(),
                plan.id().abbreviated()
                        + "  "
                        + plan.subject().commit().abbreviated()
                        + "  "
                        + plan.index().entries().size()
                        + " objects, "
                        + plan.bodies().size()
                        + " bodies");
    }

    private String release(Release release) {
        return line(
                release.at(),
                "release",
                release.subject().application().value() + release.generation(),
                release.plan().abbreviated() + "  " + release.subject().commit().abbreviated());
    }

    private String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Previewed previewed ->
                    line(
                            previewed.at(),
                            "previewed",
                            previewed.subject().application().value(),
                            previewed.effects().summary());
            case Outcome.Held held ->
                    line(
                            held.at(),
                            "held",
                            name(held.attempt()),
                            String.join("; ", held.reasons()));
            case Outcome.Started started ->
                    line(
                            started.at(),
                            "started",
                            name(started.attempt()),
                            started.intents().size() + " effects");
            case Outcome.Applied applied ->
                    line(
                            applied.at(),
                            "applied",
                            name(applied.attempt()),
                            ChangeText.of(applied.results()) + "  " + health(applied.health()));
            case Outcome.Failed failed ->
                    line(failed.at(), "failed", name(failed.attempt()), failed.error());
            case Outcome.Superseded superseded ->
                    line(
                            superseded.at(),
                            "superseded",
                            name(superseded.attempt()),
                            "by " + superseded.by());
            case Outcome.Stale stale ->
                    line(
                            stale.at(),
                            "stale",
                            name(stale.attempt()),
                            "claimed by " + stale.claimed());
            case Outcome.DriftDetected drift ->
                    line(
                            drift.at(),
                            "drift",
                            name(drift.attempt()),
                            drift.object().shortForm()
                                    + " by "
                                    + String.join(", ", drift.managers()));
            case Outcome.DriftCorrected drift ->
                    line(
                            drift.at(),
                            "corrected",
                            name(drift.attempt()),
                            drift.result().object().shortForm());
            case Outcome.HealthChanged health ->
                    line(health.at(), "health", name(health.attempt()), health(health.health()));
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

    private static String name(Attempt attempt) {
        return attempt.subject().application().value() + attempt.generation();
    }

    private String line(Instant at, String what, String whose, String rest) {
        return TIME.format(at.atZone(zone))
                + "  "
                + pad(what, 10)
                + "  "
                + pad(whose, 22)
                + "  "
                + rest.stripTrailing();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
