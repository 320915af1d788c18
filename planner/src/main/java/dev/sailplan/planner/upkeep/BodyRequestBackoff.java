package dev.sailplan.planner.upkeep;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.planner.state.RetryDelay;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers which wishes for bodies were answered, so that a wish that stays is answered again, but ever more rarely.
///
/// Not kept over a restart: one answer too many does no harm.
public final class BodyRequestBackoff {
    private final Map<ApplicationKey, Given> given = new ConcurrentHashMap<>();
    private final Map<ApplicationKey, CommitId> impossible = new ConcurrentHashMap<>();

    private record Given(Generation generation, int times, Instant next) {}

    /// When the wish may be answered next; empty when that is now.
    Optional<Instant> due(ApplicationKey application, Generation generation, Instant now) {
        return last(application, generation).map(Given::next).filter(next -> next.isAfter(now));
    }

    /// Remembers an answer and says when the next may be given.
    Instant given(ApplicationKey application, Generation generation, Instant now) {
        int times = last(application, generation).map(Given::times).orElse(0);
        Instant next = now.plus(RetryDelay.RELEASE.after(times));
        given.put(application, new Given(generation, times + 1, next));
        return next;
    }

    /// Whether it was not yet said that the commit comes to no such plan any more; from now on it was.
    boolean isNews(ApplicationKey application, CommitId commit) {
        return !commit.equals(impossible.put(application, commit));
    }

    void forget(ApplicationKey application) {
        given.remove(application);
        impossible.remove(application);
    }

    private Optional<Given> last(ApplicationKey application, Generation generation) {
        return Optional.ofNullable(given.get(application))
                .filter(last -> last.generation().equals(generation));
    }
}
