package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Decision.Successor;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.StateView;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The state of one repository, by name: where its refs were planned, what is under way, what waits.
final class LaneState {
    /// Before the name of a repository: alone it could be one of the names that the loop keeps for itself.
    private static final String HOMES = "home/";

    private final StateView view;
    private final StateCache cache;
    private final String prefix;
    private final Endings endings;

    LaneState(StateView view, PlannerParts parts, RepositoryName repository) {
        this.view = view;
        this.cache = parts.wire().state();
        this.endings = new Endings(parts, repository);
        this.prefix = HOMES + repository + "/";
    }

    /// The repositories that the state of a partition speaks of.
    static Set<RepositoryName> repositories(StateView partition) {
        return partition.under(HOMES).keySet().stream()
                .map(key -> key.substring(HOMES.length()))
                .map(key -> new RepositoryName(key.substring(0, key.indexOf('/'))))
                .collect(Collectors.toSet());
    }

    /// The commit that a ref was last planned at.
    record Tip(CommitId commit, EventId event) {}

    /// An event under way, and the commit it goes on with after a restart.
    record Run(EventId event, CommitId commit) {}

    /// An event that waits for its repository to be readable.
    record Delay(Pushed event, Instant retryAt, int attempts) {}

    Optional<Tip> tip(RefName ref) {
        return get("tip/" + ref, Tip.class);
    }

    Outputs putTip(Outputs outputs, RefName ref, Tip tip) {
        return outputs.put(prefix + "tip/" + ref, cache.write(tip));
    }

    /// The commit whose event is in quarantine: nobody looks at it again unasked.
    Optional<Tip> shunned(RefName ref) {
        return get("shunned/" + ref, Tip.class);
    }

    Outputs putShunned(Outputs outputs, RefName ref, Tip tip) {
        return outputs.put(prefix + "shunned/" + ref, cache.write(tip));
    }

    Outputs endShunned(Outputs outputs, RefName ref) {
        return shunned(ref).isPresent() ? outputs.remove(prefix + "shunned/" + ref) : outputs;
    }

    /// Forgets what is shunned on other refs than these.
    Outputs endShunnedBut(Outputs outputs, Collection<RefName> refs) {
        Outputs without = outputs;
        for (String key : view.under(prefix + "shunned/").keySet()) {
            if (refs.stream().noneMatch(ref -> key.equals(prefix + "shunned/" + ref))) {
                without = without.remove(key);
            }
        }
        return without;
    }

    /// Forgets where its refs were, be it planned or shunned.
    Outputs removeTips(Outputs outputs) {
        Outputs without = endShunnedBut(outputs, List.of());
        for (String key : view.under(prefix + "tip/").keySet()) {
            without = without.remove(key);
        }
        return without;
    }

    Optional<Run> run() {
        return get("run", Run.class);
    }

    Outputs putRun(Outputs outputs, Run run) {
        return outputs.put(prefix + "run", cache.write(run));
    }

    Outputs endRun(Outputs outputs) {
        return run().isPresent() ? outputs.remove(prefix + "run") : outputs;
    }

    Optional<Delay> delay(RefName ref) {
        return get("delay/" + ref, Delay.class);
    }

    List<Delay> delays() {
        return all("delay/", Delay.class);
    }

    Outputs putDelay(Outputs outputs, Delay delay) {
        return outputs.put(prefix + "delay/" + delay.event().ref(), cache.write(delay));
    }

    Outputs endDelay(Outputs outputs, RefName ref) {
        return delay(ref).isPresent() ? outputs.remove(prefix + "delay/" + ref) : outputs;
    }

    Optional<ApplicationState> application(ApplicationKey key) {
        return get("app/" + key, ApplicationState.class);
    }

    List<ApplicationState> applications() {
        return all("app/", ApplicationState.class);
    }

    /// With the state goes the end of what waited in the one before, so that neither is without the other.
    Outputs putApplication(Outputs outputs, ApplicationState state) {
        Outputs ended =
                application(state.application())
                        .map(before -> endings.replaced(before, state))
                        .orElse(Outputs.NONE);
        return put(ended.and(outputs), state);
    }

    /// Back to the latest release, or to nothing: what waited will not come any more.
    Outputs dropWaiting(
            Outputs outputs, ApplicationState state, Optional<Successor> by, String why) {
        Outputs ended = outputs.and(endings.dropped(state, by, why));
        return state.atRelease()
                .map(rest -> put(ended, rest))
                .orElseGet(() -> remove(ended, state.application()));
    }

    Outputs removeApplication(
            Outputs outputs, ApplicationState state, Optional<Successor> by, String why) {
        return remove(outputs.and(endings.dropped(state, by, why)), state.application());
    }

    private Outputs put(Outputs outputs, ApplicationState state) {
        return outputs.put(prefix + "app/" + state.application(), cache.write(state));
    }

    private Outputs remove(Outputs outputs, ApplicationKey key) {
        cache.forget(prefix + "app/" + key);
        return outputs.remove(prefix + "app/" + key);
    }

    private <T> Optional<T> get(String key, Class<T> type) {
        return view.get(prefix + key).map(payload -> cache.read(prefix + key, payload, type));
    }

    private <T> List<T> all(String under, Class<T> type) {
        return view.under(prefix + under).entrySet().stream()
                .map(entry -> cache.read(entry.getKey(), entry.getValue(), type))
                .toList();
    }
}
