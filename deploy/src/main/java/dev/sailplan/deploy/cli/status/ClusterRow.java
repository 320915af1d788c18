package dev.sailplan.deploy.cli.status;

import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.domain.status.Status.End;
import dev.sailplan.common.domain.status.Status.Latest;
import dev.sailplan.common.domain.status.Status.Settlement;
import dev.sailplan.common.domain.text.ConstantWord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns an applier's status into a row: the release that it is at stands before the one that settled.
final class ClusterRow {
    /// The reasons of holds that are about deletions.
    private static final Pattern DELETES = Pattern.compile("\\bdeletes (the |\\d+ of )");

    private static final Duration ON_ITS_WAY = Duration.ofMinutes(2);

    private ClusterRow() {}

    static StatusRow of(Status status, Instant now) {
        return status.latest()
                .map(latest -> open(latest, status, now))
                .orElseGet(() -> standing(status).orElseGet(() -> claimed(status)));
    }

    /// Bodies that are on their way are nobody's concern.
    private static StatusRow open(Latest latest, Status status, Instant now) {
        boolean asked =
                status.wants().equals(Optional.of(latest.generation()))
                        && now.isBefore(latest.since().plus(ON_ITS_WAY));
        String stands =
                standing(status)
                        .map(row -> row.plan() + " is " + row.state() + " meanwhile")
                        .filter(_ -> latest.stage() != Status.Stage.APPLYING)
                        .orElse("");
        return new StatusRow(
                        latest.generation().toString(),
                        latest.commit().abbreviated(),
                        ConstantWord.of(latest.stage()),
                        latest.stage() != Status.Stage.APPLYING && !asked,
                        latest.since(),
                        latest.why())
                .because(stands);
    }

    private static StatusRow claimed(Status status) {
        String plan = status.claimed().map(claim -> claim.generation().toString()).orElse("");
        return new StatusRow(plan, "", "applying", false, status.at(), "");
    }

    /// The release that the cluster is settled for.
    private static Optional<StatusRow> standing(Status status) {
        return status.settled()
                .filter(last -> last.generation().equals(status.claimedGeneration()))
                .map(last -> settled(status, last));
    }

    private static StatusRow settled(Status status, Settlement last) {
        Health health = status.health();
        boolean applied = last.end() == End.APPLIED;
        return row(
                last,
                applied ? state(health) : ConstantWord.of(last.end()),
                applied ? health instanceof Health.Degraded : last.end() != End.SUPERSEDED,
                status.at(),
                applied ? why(health) : detail(status, last));
    }

    private static StatusRow row(
            Settlement last, String state, boolean bad, Instant since, String why) {
        return new StatusRow(
                last.generation().toString(), last.commit().abbreviated(), state, bad, since, why);
    }

    private static String detail(Status status, Settlement last) {
        String name = status.application().shortForm();
        return last.end() == End.HELD
                ? last.detail()
                        + "; "
                        + command("release", name, "lets it go on")
                        + (DELETES.matcher(last.detail()).find()
                                ? ", " + command("let-go", name, "keeps what it would delete")
                                : "")
                : last.detail();
    }

    /// As it can be copied into a shell.
    private static String command(String verb, String application, String effect) {
        return "./sailplan " + verb + " " + application + " --reason \"…\" " + effect;
    }

    static String state(Health health) {
        return switch (health) {
            case Health.Healthy() -> "healthy";
            case Health.Progressing _ -> "progressing";
            case Health.Degraded _ -> "degraded";
            case Health.Stored() -> "stored";
            case Health.Unknown() -> "applied";
        };
    }

    private static String why(Health health) {
        return switch (health) {
            case Health.Progressing(String why) -> why;
            case Health.Degraded(String why) -> why;
            case Health.Stored() -> "the cluster has no nodes";
            case Health.Healthy(), Health.Unknown() -> "";
        };
    }
}
