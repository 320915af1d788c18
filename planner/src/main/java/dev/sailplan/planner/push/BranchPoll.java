package dev.sailplan.planner.push;

import dev.sailplan.common.domain.event.Actor;
import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import dev.sailplan.planner.home.DeployableBranches;
import dev.sailplan.planner.home.HomeLane;
import dev.sailplan.planner.state.RepositoryState.Tip;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks whether a branch moved without a webhook, and says so with an event.
public final class BranchPoll {
    public static final String POLL = "poll";
    public static final String BEGIN = "begin polling";
    private static final Duration BETWEEN_FIRST_POLLS = Duration.ofMillis(50);
    private static final Logger LOG = LoggerFactory.getLogger(BranchPoll.class);
    static final Actor ACTOR = new Actor("poll");
    private static final int LONGEST_REF = 80;
    private static final int RARER_WITH_WEBHOOKS = 4;
    private final HomeLane home;
    private final HeardWebhooks webhooks;

    public BranchPoll(HomeLane home, HeardWebhooks webhooks) {
        this.home = home;
        this.webhooks = webhooks;
    }

    public Outputs poll() {
        comeBack();
        return isAhead() ? polled() : Outputs.NONE;
    }

    /// Whatever is queued or waits for its repository will fetch anyway.
    private boolean isAhead() {
        return home.lane().queued().isEmpty() && home.state().delays().isEmpty();
    }

    private Outputs polled() {
        try {
            List<RefName> refs = DeployableBranches.of(home.repository(), home.parts().git());
            Outputs outputs = home.state().endShunnedBut(Outputs.NONE, refs);
            for (RefName ref : refs) {
                outputs = polled(outputs, ref);
            }
            return outputs;
        } catch (GitUnavailable e) {
            LOG.atWarn()
                    .addKeyValue("repository", home.repository().name())
                    .addKeyValue("cause", e.getMessage())
                    .log("can't be polled");
            return Outputs.NONE;
        }
    }

    private void comeBack() {
        home.lane().wakeAt(home.now().plus(pause()), POLL);
    }

    /// Sets the first poll soon, but not that of every repository at once.
    public Outputs begin(int repositories) {
        Duration spread = BETWEEN_FIRST_POLLS.multipliedBy(repositories);
        Duration most = spread.compareTo(every()) < 0 ? spread : every();
        double share = home.parts().pace().random().getAsDouble();
        home.lane().wakeAt(home.now().plusMillis((long) (most.toMillis() * share)), POLL);
        return Outputs.NONE;
    }

    private Duration pause() {
        double factor = 0.75 + home.parts().pace().random().getAsDouble() / 2;
        int rarer = webhooks.tell(home.repository().name()) ? RARER_WITH_WEBHOOKS : 1;
        return Duration.ofMillis((long) (every().toMillis() * rarer * factor));
    }

    private Duration every() {
        return home.repository().poll().orElse(home.parts().pace().poll());
    }

    private Outputs polled(Outputs outputs, RefName ref) {
        Optional<CommitId> tip = home.parts().git().remoteTip(home.repository().name(), ref);
        if (tip.isEmpty()) {
            return home.state().endShunned(outputs, ref);
        }
        Optional<CommitId> known = home.state().tip(ref).map(Tip::commit);
        Optional<CommitId> shunned = home.state().shunned(ref).map(Tip::commit);
        if (tip.equals(known) || tip.equals(shunned)) {
            return outputs;
        }
        webhooks.missed(home.repository().name());
        comeBack();
        return outputs.with(home.parts().wire().records().event(event(ref, known, tip.get())));
    }

    private Pushed event(RefName ref, Optional<CommitId> before, CommitId tip) {
        return new Pushed(
                id(ref, before, tip),
                home.repository().name(),
                ref,
                before,
                Optional.of(tip),
                ACTOR,
                home.now());
    }

    /// With where the ref was: a branch that is forced back to an old commit is another event than the first.
    private EventId id(RefName ref, Optional<CommitId> before, CommitId tip) {
        String from = before.map(commit -> commit.abbreviated() + ":").orElse("");
        return new EventId(
                "poll:" + home.repository().name() + ":" + shown(ref) + ":" + from + tip);
    }

    /// Names of refs may be longer than an event's id, and are not all ASCII.
    private static String shown(RefName ref) {
        boolean plain =
                ref.value().length() <= LONGEST_REF
                        && ref.value().chars().allMatch(c -> c > ' ' && c <= '~');
        return plain ? ref.value() : Digest.of(ref.value()).abbreviated();
    }
}
