package dev.sailplan.planner.state;

import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Decision.Successor;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.StateView;
import dev.sailplan.planner.clusters.DependencyWatchers;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Keeps the state of one repository, by name: where its refs were planned, what is under way, what waits.
public final class RepositoryState {
    /// Before the name of a repository: alone it could be one of the names that the loop keeps for itself.
    private static final String HOMES = "home/";

    private static final String ANSWERED = "answered";

    private final StateView view;
    private final StateCache cache;
    private final String prefix;
    private final SupersededPlans endings;
    private final DependencyWatchers dependents;
    private final RepositoryName repository;
    private final CommitObjects objects = new CommitObjects(this);

    public RepositoryState(StateView view, PlannerParts parts, RepositoryName repository) {
        this.view = view;
        this.cache = parts.wire().state();
        this.endings = new SupersededPlans(parts, repository);
        this.dependents = parts.dependents();
        this.repository = repository;
        this.prefix = HOMES + repository + "/";
    }

    /// The repositories that the state of a partition speaks of.
    public static Set<RepositoryName> repositories(StateView partition) {
        return partition.under(HOMES).keySet().stream()
                .map(key -> key.substring(HOMES.length()))
                .map(key -> new RepositoryName(key.substring(0, key.indexOf('/'))))
                .collect(Collectors.toSet());
    }

    /// A commit that a ref was last planned at.
    public record Tip(CommitId commit, EventId event) {}

    /// An event under way, and the commit it goes on with after a restart.
    public record Run(EventId event, CommitId commit) {}

    /// A word of a person, the last that was answered.
    record Answered(EventId word) {}

    /// An event that waits for its repository to be readable.
    public record Delay(Pushed event, Instant retryAt, int attempts) {}

    public Optional<Tip> tip(RefName ref) {
        return get("tip/" + ref, Tip.class);
    }

    /// Where the refs were last planned that were deployed once: one, but for the time between two default branches.
    public Map<RefName, Tip> tips() {
        String under = prefix + "tip/";
        Map<RefName, Tip> tips = new HashMap<>();
        view.under(under)
                .forEach((key, payload) ->
                        tips.put(
                                new RefName(key.substring(under.length())),
                                cache.read(key, payload, Tip.class)));
        return tips;
    }

    /// What was planned of another ref is no longer what is deployed, nor is what was refused there.
    public Outputs putTip(Outputs outputs, RefName ref, Tip tip) {
        Outputs without = outputs;
        for (String what : List.of("tip/", "refused/")) {
            for (String key : view.under(prefix + what).keySet()) {
                without = key.equals(prefix + what + ref) ? without : removed(without, key);
            }
        }
        return without.put(prefix + "tip/" + ref, cache.write(tip));
    }

    /// The commit whose event is in quarantine: nobody looks at it again unasked.
    public Optional<Tip> shunned(RefName ref) {
        return get("shunned/" + ref, Tip.class);
    }

    public Outputs putShunned(Outputs outputs, RefName ref, Tip tip) {
        return outputs.put(prefix + "shunned/" + ref, cache.write(tip));
    }

    public Outputs endShunned(Outputs outputs, RefName ref) {
        return shunned(ref).isPresent() ? forget(outputs, "shunned/" + ref) : outputs;
    }

    /// Commits that were refused as a whole, as far as their refs still stand there.
    public List<Tip> refused() {
        return all("refused/", Tip.class);
    }

    public Outputs putRefused(Outputs outputs, RefName ref, Tip tip) {
        return outputs.put(prefix + "refused/" + ref, cache.write(tip));
    }

    public Outputs endRefused(Outputs outputs, RefName ref) {
        return view.get(prefix + "refused/" + ref).isPresent()
                ? forget(outputs, "refused/" + ref)
                : outputs;
    }

    /// Forgets what is shunned on other refs than these.
    public Outputs endShunnedBut(Outputs outputs, Collection<RefName> refs) {
        Outputs without = outputs;
        for (String key : view.under(prefix + "shunned/").keySet()) {
            if (refs.stream().noneMatch(ref -> key.equals(prefix + "shunned/" + ref))) {
                without = removed(without, key);
            }
        }
        return without;
    }

    /// Forgets where its refs were, be it planned, refused or shunned.
    public Outputs removeTips(Outputs outputs) {
        Outputs without = endShunnedBut(outputs, List.of());
        for (String what : List.of("tip/", "refused/")) {
            for (String key : view.under(prefix + what).keySet()) {
                without = removed(without, key);
            }
        }
        return without;
    }

    public Optional<Run> run() {
        return get("run", Run.class);
    }

    public Outputs putRun(Outputs outputs, Run run) {
        return outputs.put(prefix + "run", cache.write(run));
    }

    public Outputs endRun(Outputs outputs) {
        return run().isPresent() ? forget(outputs, "run") : outputs;
    }

    /// Whether the answer to a person's word is committed already, though not the end of its record.
    public boolean isAnswered(EventId word) {
        return get(ANSWERED, Answered.class).filter(last -> last.word().equals(word)).isPresent();
    }

    public Outputs putAnswered(Outputs outputs, EventId word) {
        return outputs.put(prefix + ANSWERED, cache.write(new Answered(word)));
    }

    public Outputs endAnswered(Outputs outputs) {
        return view.get(prefix + ANSWERED).isPresent() ? forget(outputs, ANSWERED) : outputs;
    }

    public Optional<Delay> delay(RefName ref) {
        return get("delay/" + ref, Delay.class);
    }

    public List<Delay> delays() {
        return all("delay/", Delay.class);
    }

    public Outputs putDelay(Outputs outputs, Delay delay) {
        return outputs.put(prefix + "delay/" + delay.event().ref(), cache.write(delay));
    }

    public Outputs endDelay(Outputs outputs, RefName ref) {
        return delay(ref).isPresent() ? forget(outputs, "delay/" + ref) : outputs;
    }

    /// A process that takes over knows at once which clusters concern the repository.
    public void announceClusters() {
        keys("app/").forEach(key -> dependents.concern(repository, key.cluster()));
    }

    public Optional<ApplicationState> application(ApplicationKey key) {
        return get("app/" + key, ApplicationState.class);
    }

    public List<ApplicationState> applications() {
        return all("app/", ApplicationState.class);
    }

    /// What applications declare, by the commit under way or the one before.
    public CommitObjects objects() {
        return objects;
    }

    public Optional<DeclaredObjects> declares(ApplicationKey key) {
        return get("declares/" + key, DeclaredObjects.class);
    }

    public Set<ApplicationKey> declaring() {
        return keys("declares/");
    }

    public Outputs putDeclares(Outputs outputs, ApplicationKey key, DeclaredObjects declares) {
        if (declares.equals(DeclaredObjects.NOTHING)) {
            return declares(key).isEmpty() ? outputs : forget(outputs, "declares/" + key);
        }
        return declares(key).equals(Optional.of(declares))
                ? outputs
                : outputs.put(prefix + "declares/" + key, cache.write(declares));
    }

    public Optional<OwnableObjects> owns(ApplicationKey key) {
        return get("owns/" + key, OwnableObjects.class);
    }

    public Set<ApplicationKey> owning() {
        return keys("owns/");
    }

    public Outputs putOwns(Outputs outputs, ApplicationKey key, OwnableObjects owns) {
        return owns(key).equals(Optional.of(owns))
                ? outputs
                : outputs.put(prefix + "owns/" + key, cache.write(owns));
    }

    private Set<ApplicationKey> keys(String under) {
        return view.under(prefix + under).keySet().stream()
                .map(key -> ApplicationKey.parse(key.substring((prefix + under).length())))
                .collect(Collectors.toSet());
    }

    /// With the state goes the end of what waited in the one before, so that neither is without the other.
    public Outputs putApplication(Outputs outputs, ApplicationState state) {
        Outputs ended =
                application(state.application())
                        .map(before -> endings.replaced(before, state))
                        .orElse(Outputs.NONE);
        return put(ended.and(outputs), state);
    }

    /// Back to the latest release, or to nothing: what waited will not come any more.
    public Outputs dropWaiting(
            Outputs outputs, ApplicationState state, Optional<Successor> by, String why) {
        Outputs ended = outputs.and(endings.dropped(state, by, why));
        return state.atRelease()
                .map(rest -> put(ended, rest))
                .orElseGet(() -> remove(ended, state.application()));
    }

    public Outputs removeApplication(
            Outputs outputs, ApplicationState state, Optional<Successor> by, String why) {
        return remove(outputs.and(endings.dropped(state, by, why)), state.application());
    }

    private Outputs put(Outputs outputs, ApplicationState state) {
        dependents.concern(repository, state.application().cluster());
        return outputs.put(prefix + "app/" + state.application(), cache.write(state));
    }

    private Outputs remove(Outputs outputs, ApplicationKey key) {
        Outputs without = forget(outputs, "app/" + key);
        without = declares(key).isPresent() ? forget(without, "declares/" + key) : without;
        return owns(key).isPresent() ? forget(without, "owns/" + key) : without;
    }

    private Outputs forget(Outputs outputs, String key) {
        return removed(outputs, prefix + key);
    }

    /// Nobody reads it again, so that it is not kept as read either.
    private Outputs removed(Outputs outputs, String key) {
        cache.forget(key);
        return outputs.remove(key);
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
