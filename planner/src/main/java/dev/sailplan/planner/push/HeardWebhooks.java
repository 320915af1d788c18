package dev.sailplan.planner.push;

import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.RepositoryName;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers of which repositories pushes are told by webhooks, which are polled more rarely: until a poll finds what no
/// webhook told.
///
/// Not kept over a restart: a few polls too many do no harm.
public final class HeardWebhooks {
    private final Set<RepositoryName> heard = ConcurrentHashMap.newKeySet();

    /// Takes note of what told of a push.
    public void told(Pushed push) {
        if (!push.actor().equals(BranchPoll.ACTOR)) {
            heard.add(push.repository());
        }
    }

    void missed(RepositoryName repository) {
        heard.remove(repository);
    }

    boolean tell(RepositoryName repository) {
        return heard.contains(repository);
    }
}
