package dev.sailplan.applier.state;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.plan.Body;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.StateView;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.wire.StateCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps the plans of one application and the bodies they need in the log's state.
public final class StoredPlans {
    private static final StateCodec CODEC = new StateCodec();
    private static final int CROWD = 4;

    /// What a slow link moves in a fraction of the time that the log gives a transaction.
    static final int LARGEST_STEP = 1024 * 1024;

    private final ApplicationKey application;
    private final StateView view;

    StoredPlans(ApplicationKey application, StateView view) {
        this.application = application;
        this.view = view;
    }

    public Optional<Plan> plan(PlanId id) {
        return view.get(key("plan", id.value())).map(payload -> CODEC.read(payload, Plan.class));
    }

    /// The plans that came after this one, and those before it by their ids.
    private Arrivals arrivals(Plan settled) {
        SortedMap<String, Payload> all = view.under(key("arrived", ""));
        int prefix = key("arrived", "").length();
        List<PlanId> newer = new ArrayList<>();
        List<PlanId> older = new ArrayList<>();
        all.forEach((key, at) -> {
            PlanId id = new PlanId(key.substring(prefix));
            boolean before = Instant.parse(at.text()).isBefore(settled.at());
            if (!id.equals(settled.id())) {
                (before ? older : newer).add(id);
            }
        });
        return new Arrivals(older, newer);
    }

    private record Arrivals(List<PlanId> older, List<PlanId> newer) {}

    /// Keeps the bodies of a large plan in steps, but for the last of them: those are left in the plan that is answered.
    /// Should the plan itself never be remembered, they go when another one settles.
    public Plan keepAhead(Plan plan, Consumer<Outputs> keep) {
        List<Body> left = new ArrayList<>();
        Map<String, Optional<Payload>> step = new HashMap<>();
        long bytes = 0;
        for (Body body : plan.bodies()) {
            Payload payload = CODEC.write(body);
            if (bytes > 0 && bytes + payload.size() > LARGEST_STEP) {
                keep.accept(new Outputs(List.of(), step));
                step.clear();
                left.clear();
                bytes = 0;
            }
            step.put(key("body", body.digest().value()), Optional.of(payload));
            left.add(body);
            bytes += payload.size();
        }
        return with(plan, left);
    }

    /// Remembers a plan and its bodies, each in an entry of its own.
    public Outputs remember(Plan plan) {
        Map<String, Optional<Payload>> entries = new HashMap<>();
        entries.put(
                key("plan", plan.id().value()), Optional.of(CODEC.write(with(plan, List.of()))));
        entries.put(
                key("arrived", plan.id().value()), Optional.of(Payload.of(plan.at().toString())));
        for (Body body : plan.bodies()) {
            entries.put(key("body", body.digest().value()), Optional.of(CODEC.write(body)));
        }
        if (isGivenUp(plan.id())) {
            entries.put(mark(plan.id()), Optional.empty());
        }
        return new Outputs(List.of(), entries);
    }

    /// Notes that the record of a plan is in quarantine: it is not asked for again, until one like it came well.
    public Outputs giveUp(Plan plan) {
        return Outputs.NONE.put(mark(plan.id()), Payload.of(plan.at().toString()));
    }

    public boolean isGivenUp(PlanId id) {
        return view.get(mark(id)).isPresent();
    }

    private String mark(PlanId id) {
        return key("given-up", id.value());
    }

    private static Plan with(Plan plan, List<Body> bodies) {
        return new Plan(
                plan.id(),
                plan.subject(),
                plan.inputs(),
                plan.options(),
                plan.index(),
                bodies,
                plan.pullRequest(),
                plan.event(),
                plan.at());
    }

    public Optional<Body> body(Digest digest) {
        return view.get(key("body", digest.value()))
                .map(payload -> CODEC.read(payload, Body.class));
    }

    public boolean holds(Index index) {
        Set<String> kept = keptBodies();
        return index.entries().stream().allMatch(e -> kept.contains(e.digest().value()));
    }

    private Set<String> keptBodies() {
        int prefix = key("body", "").length();
        return view.under(key("body", "")).keySet().stream()
                .map(name -> name.substring(prefix))
                .collect(Collectors.toSet());
    }

    /// Whether more plans are here than releases that are under way may name.
    public boolean isCrowded() {
        return view.under(key("arrived", "")).size() > CROWD;
    }

    /// The plans that came last.
    public Set<PlanId> newest(int count) {
        int prefix = key("arrived", "").length();
        return view.under(key("arrived", "")).entrySet().stream()
                .sorted(
                        Comparator.comparing((Map.Entry<String, Payload> it) ->
                                        Instant.parse(it.getValue().text()))
                                .reversed())
                .limit(count)
                .map(it -> new PlanId(it.getKey().substring(prefix)))
                .collect(Collectors.toSet());
    }

    /// Forgets plans older than this one but for those that are kept, and bodies that neither the remaining plans nor
    /// `applied` name. A kept plan that was given up stays so. Who needs one after all asks the planner for it.
    public Outputs tidied(Plan settled, Set<Digest> applied, Set<PlanId> kept) {
        Set<String> needed = applied.stream().map(Digest::value).collect(Collectors.toSet());
        Map<String, Optional<Payload>> entries = new HashMap<>();
        Arrivals arrivals = arrivals(settled);
        Set<PlanId> left = new HashSet<>(arrivals.newer());
        left.addAll(kept);
        for (PlanId old : arrivals.older()) {
            if (!left.contains(old)) {
                entries.put(key("plan", old.value()), Optional.empty());
                entries.put(key("arrived", old.value()), Optional.empty());
            }
        }
        Stream.concat(Stream.of(settled), left.stream().flatMap(id -> plan(id).stream()))
                .flatMap(plan -> plan.index().entries().stream())
                .forEach(entry -> needed.add(entry.digest().value()));
        Set<String> marked = kept.stream().map(this::mark).collect(Collectors.toSet());
        view.under(key("given-up", ""))
                .forEach((key, at) -> {
                    if (Instant.parse(at.text()).isBefore(settled.at()) && !marked.contains(key)) {
                        entries.put(key, Optional.empty());
                    }
                });
        keptBodies().stream()
                .filter(digest -> !needed.contains(digest))
                .forEach(digest -> entries.put(key("body", digest), Optional.empty()));
        return new Outputs(List.of(), entries);
    }

    /// The intent whose bodies are all here, as far as a release asked for it.
    public Optional<Digest> held() {
        return view.get(key("held")).map(payload -> new Digest(payload.text()));
    }

    public Outputs keepHeld(Optional<Digest> intent) {
        return intent.map(digest -> Outputs.NONE.put(key("held"), Payload.of(digest.value())))
                .orElseGet(() -> Outputs.NONE.remove(key("held")));
    }

    /// A piece of a divided record, until its header comes.
    public Outputs keepPart(Digest digest, Payload payload) {
        return Outputs.NONE.put(key("part", digest.value()), payload);
    }

    public Optional<Payload> part(Digest digest) {
        return view.get(key("part", digest.value()));
    }

    public Outputs forgetParts(List<Digest> digests) {
        Map<String, Optional<Payload>> entries = new HashMap<>();
        digests.forEach(digest -> entries.put(key("part", digest.value()), Optional.empty()));
        return new Outputs(List.of(), entries);
    }

    private String key(String what) {
        return what + "/" + application;
    }

    private String key(String what, String rest) {
        return key(what) + "/" + rest;
    }
}
