package dev.sailplan.applier.state;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.status.Status.Latest;
import dev.sailplan.common.domain.status.Status.Stage;
import dev.sailplan.common.domain.text.Shortened;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Keeps the newest release that was taken up and did not settle: what is said of it, and how often it was tried in
/// vain.
///
/// It says something new a few times at once and then once a minute at most, so that what waits for hours does not
/// fill the status topic with its tries. What ended is said in any case.
public record LatestRelease(
        Digest release, Latest word, int tries, int changes, Instant changedAt) {
    private static final int AT_ONCE = 4;
    private static final Duration APART = Duration.ofMinutes(1);
    private static final int LONGEST_WHY = 1_000;

    /// What is said of the release from now on, after what was said of it, or of another one, before.
    public static LatestRelease of(
            VerifiedRelease order, Optional<LatestRelease> before, Stage stage, Said said) {
        return before.filter(latest -> latest.isOf(order))
                .map(latest -> latest.saying(stage, said))
                .orElseGet(() ->
                        new LatestRelease(
                                order.digest(), word(order, stage, said), 0, 0, said.at()));
    }

    /// A reason, and when it is said.
    public record Said(String why, Instant at) {
        public Said {
            why = Shortened.to(LONGEST_WHY, why);
        }
    }

    private static Latest word(VerifiedRelease order, Stage stage, Said said) {
        return new Latest(
                order.generation(),
                order.release().subject().commit(),
                order.release().event(),
                order.owner().repository(),
                stage,
                said.why(),
                said.at());
    }

    private LatestRelease saying(Stage stage, Said said) {
        boolean same = stage == word.stage();
        if ((same && said.why().equals(word.why())) || !(isEnd(stage) || mayChange(said.at()))) {
            return this;
        }
        Latest next =
                new Latest(
                        word.generation(),
                        word.commit(),
                        word.event(),
                        word.repository(),
                        stage,
                        said.why(),
                        same ? word.since() : said.at());
        return new LatestRelease(release, next, tries, changes + 1, said.at());
    }

    private static boolean isEnd(Stage stage) {
        return stage == Stage.FAILED;
    }

    private boolean mayChange(Instant now) {
        return changes < AT_ONCE || !now.isBefore(changedAt.plus(APART));
    }

    public LatestRelease triedInVain() {
        return new LatestRelease(release, word, tries + 1, changes, changedAt);
    }

    boolean isOf(VerifiedRelease order) {
        return release.equals(order.digest());
    }

    /// Whether it is newer than what the inventory settled.
    public boolean isOpen(Inventory inventory) {
        Generation claimed = inventory.claimedGeneration();
        return word.generation().isAbove(claimed)
                || (word.generation().equals(claimed) && !inventory.isSettled());
    }
}
