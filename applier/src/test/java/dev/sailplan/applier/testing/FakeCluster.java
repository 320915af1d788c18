package dev.sailplan.applier.testing;

import dev.sailplan.applier.cluster.ApiSurface;
import dev.sailplan.applier.cluster.ApiSurface.GroupVersion;
import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.cluster.RequestCause;
import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// An API server in memory: server-side apply with owners per field, uids, versions, conflicts.
public final class FakeCluster implements Cluster {
    private final Map<ObjectId, FakeObject> objects = new TreeMap<>();
    private final Map<ObjectId, Integer> changes = new TreeMap<>();
    private final Map<ObjectId, Integer> looks = new ConcurrentHashMap<>();
    private final List<ApiKind> kinds =
            new ArrayList<>(
                    List.of(
                            Manifests.CONFIG_MAP,
                            Manifests.SECRET,
                            Manifests.NAMESPACE,
                            Manifests.DEPLOYMENT,
                            Manifests.CRD,
                            Manifests.JOB,
                            Manifests.AUTOSCALER,
                            Manifests.WEBHOOKS,
                            new ApiKind("", "v1", "Pod", "pods", true)));
    private volatile ClusterUid uid = new ClusterUid("00000000-0000-0000-0000-000000000001");
    private volatile boolean away;
    private Crasher crasher = Crasher.never();
    private Runnable meddling = () -> {};
    private Runnable parking = () -> {};
    private long version = 100;
    private int calls;
    private int lost;
    private String refused = "";
    private String forbidden = "";
    private int denials;
    private int late;
    private int delay;
    private boolean oneByOne;
    private final List<ApiKind> coming = new ArrayList<>();
    private boolean listing = true;
    private int refusal;
    private final Map<String, Integer> lists = new TreeMap<>();
    private IntSupplier nodes = () -> 0;
    private Runnable discovery = () -> {};
    private BiFunction<ObjectId, Write, Optional<WriteAnswer>> answers = (_, _) -> Optional.empty();
    private Predicate<ObjectId> unreadable = _ -> false;

    private final FakeSchemas schemas = new FakeSchemas();
    private final Set<String> silent = new TreeSet<>();
    private final Map<String, String> documents = new TreeMap<>(Map.of("api/v1", "hash"));
    private IntConsumer reading = _ -> {};
    private int documentsRead;
    private int questions;
    private boolean webhooksDown;

    public FakeCluster() {
        put(Manifests.namespace("default"), "setup");
    }

    public FakeCluster crashing(Crasher newCrasher) {
        crasher = newCrasher;
        return this;
    }

    /// What somebody else does just before each real server-side apply.
    public FakeCluster meddling(Runnable others) {
        meddling = others;
        return this;
    }

    /// The next so many real server-side applies happen, and nobody hears of it.
    public FakeCluster losingAnswers(int count) {
        lost = count;
        return this;
    }

    /// Real server-side applies to objects of this name are refused, though dry-runs are not.
    public FakeCluster refusing(String name) {
        refused = name;
        return this;
    }

    /// What applies are answered with instead, dry ones too; nothing is stored then.
    public FakeCluster answering(BiFunction<ObjectId, Write, Optional<WriteAnswer>> instead) {
        answers = instead;
        return this;
    }

    /// Whether the services of all webhooks are away. Each webhook guards ConfigMaps here.
    public synchronized FakeCluster webhooksDown(boolean down) {
        webhooksDown = down;
        return this;
    }

    /// What a webhook that has to be asked and does not answer makes of a write.
    private synchronized Optional<WriteAnswer> unreviewed(ObjectId object) {
        return objects.values().stream()
                .map(FakeObject::shown)
                .filter(_ -> webhooksDown && object.isKind("", "ConfigMap"))
                .filter(o -> o.text("kind").equals(Optional.of(Manifests.WEBHOOKS.kind())))
                .flatMap(o -> o.array("webhooks").stream().map(JsonObject.class::cast))
                .filter(hook -> hook.text("failurePolicy").equals(Optional.of("Fail")))
                .flatMap(hook -> hook.text("name").stream())
                .findFirst()
                .map(name ->
                        new WriteAnswer.WebhookUnavailable(
                                name, "failed calling webhook \"" + name + "\""));
    }

    /// While this is so, single objects can't be read.
    public FakeCluster unreadableWhen(Predicate<ObjectId> condition) {
        unreadable = condition;
        return this;
    }

    /// The next so many deletions, dry ones too, are answered with a conflict.
    public FakeCluster denyingDeletions(int count) {
        denials = count;
        return this;
    }

    public FakeCluster listing(boolean possible) {
        listing = possible;
        return this;
    }

    /// Lists are not allowed to us.
    public FakeCluster refusingLists() {
        return refusingLists(403);
    }

    public FakeCluster refusingLists(int code) {
        refusal = code;
        return this;
    }

    /// A kind is served no more.
    public synchronized FakeCluster withdrawing(ApiKind kind) {
        kinds.remove(kind);
        return this;
    }

    /// How often objects of a kind were listed.
    public synchronized int listsOf(ApiKind kind) {
        return lists.getOrDefault(kind.kind(), 0);
    }

    /// Nothing is found out about objects of this name.
    public FakeCluster hiding(String name) {
        forbidden = name;
        return this;
    }

    /// A changed definition counts only after so many questions about objects of its kind.
    public FakeCluster swappingLate(int questions) {
        schemas.swapLate(questions);
        return this;
    }

    /// What a CRD brings is not served before so many discoveries.
    public FakeCluster servingLate(int discoveries) {
        late = discoveries;
        return this;
    }

    /// Each new kind is served only so many questions after the one before.
    public FakeCluster servingOneByOne(int discoveries) {
        oneByOne = true;
        return servingLate(discoveries);
    }

    /// Somebody deletes a namespace, and everything in it with it.
    public synchronized void removeNamespace(String name) {
        objects.keySet()
                .removeIf(object ->
                        object.namespace().equals(name)
                                || (object.kind().equals("Namespace")
                                        && object.name().equals(name)));
    }

    /// Somebody deletes a definition, and every object of its kind with it.
    public synchronized void removeDefinition(ObjectId definition, ApiKind kind) {
        objects.keySet()
                .removeIf(object ->
                        object.equals(definition)
                                || (object.group().equals(kind.group())
                                        && object.kind().equals(kind.kind())));
        kinds.remove(kind);
    }

    /// What a time to live or somebody else does.
    public synchronized void remove(ObjectId object) {
        objects.remove(object);
    }

    /// What controllers do in the end: they let go of everything that is being deleted.
    public synchronized void finalizeDeletions() {
        objects.values().removeIf(FakeObject::isLeaving);
    }

    /// Everything there is.
    public synchronized Set<ObjectId> all() {
        return new TreeSet<>(objects.keySet());
    }

    /// How often an object was really created, changed or deleted.
    public synchronized int changesOf(ObjectId object) {
        return changes.getOrDefault(object, 0);
    }

    public synchronized int calls() {
        return calls;
    }

    /// A write by somebody else.
    public synchronized void put(JsonObject manifest, String manager) {
        write(Manifests.id(manifest), manifest, new Writer(manager, true, false));
    }

    public synchronized Optional<JsonObject> live(ObjectId object) {
        return Optional.ofNullable(objects.get(object)).map(FakeObject::shown);
    }

    private record Writer(String manager, boolean force, boolean dry) {}

    private synchronized <T> T call(Supplier<T> effect) {
        calls++;
        return crasher.call(effect);
    }

    @Override
    public synchronized Identity identity() {
        if (away) {
            throw new ClusterUnavailable("no connection");
        }
        return new Identity(uid, version);
    }

    /// A copy of all that is stored, which somebody may put back.
    public synchronized Snapshot snapshot() {
        return new Snapshot(Map.copyOf(objects), version);
    }

    /// A copy of the objects in one namespace.
    public synchronized Snapshot snapshotOf(String namespace) {
        Map<ObjectId, FakeObject> there = new TreeMap<>(objects);
        there.keySet().removeIf(object -> !object.namespace().equals(namespace));
        return new Snapshot(there, version);
    }

    /// What was stored at some time.
    public record Snapshot(Map<ObjectId, FakeObject> objects, long version) {}

    /// The cluster's store is restored: its versions go back as well.
    public synchronized void restore(Snapshot snapshot) {
        objects.clear();
        objects.putAll(snapshot.objects());
        version = snapshot.version();
    }

    /// The same by a tool that lets versions go on above all that there were.
    public synchronized void restoreAbove(Snapshot snapshot) {
        objects.clear();
        objects.putAll(snapshot.objects());
        version += 1_000;
    }

    /// Objects are written over with what they were, as a backup of a namespace does it.
    public synchronized void restoreIn(String namespace, Snapshot snapshot) {
        objects.keySet().removeIf(object -> object.namespace().equals(namespace));
        snapshot.objects().forEach((id, object) -> objects.put(id, object.at(++version, false)));
    }

    /// Another cluster is built at the same address: nothing of this one is there.
    public synchronized void rebuild(ClusterUid newUid) {
        uid = newUid;
        objects.clear();
        put(Manifests.namespace("default"), "setup");
    }

    /// Whether it says nothing of itself: it is away.
    public FakeCluster away(boolean now) {
        away = now;
        return this;
    }

    @Override
    public String version() {
        return "v1.37.2";
    }

    @Override
    public int nodes() {
        return nodes.getAsInt();
    }

    public FakeCluster withNodes(IntSupplier newNodes) {
        nodes = newNodes;
        return this;
    }

    /// What happens whenever the kinds are asked for.
    public FakeCluster whenAskedForKinds(Runnable asked) {
        discovery = asked;
        return this;
    }

    @Override
    public ApiSurface kinds() {
        discovery.run();
        return new ApiSurface(
                ApiSurface.of(discovered()).groupVersions().stream().map(this::heard).toList());
    }

    private synchronized GroupVersion heard(GroupVersion it) {
        return silent.contains(it.name())
                ? new GroupVersion(it.group(), it.version(), List.of(), true)
                : it;
    }

    /// The server behind this group-version answers nothing, neither what it has nor about an object.
    public synchronized FakeCluster silencing(String groupVersion) {
        silent.add(groupVersion);
        return this;
    }

    public synchronized FakeCluster hearing(String groupVersion) {
        silent.remove(groupVersion);
        return this;
    }

    @Override
    public Optional<GroupVersion> kindsOf(String groupVersion) {
        synchronized (this) {
            questions++;
        }
        return ApiSurface.of(discovered()).groupVersions().stream()
                .filter(it -> it.name().equals(groupVersion))
                .findFirst();
    }

    /// How often a single group-version was asked about.
    public synchronized int questionsAboutOne() {
        return questions;
    }

    private synchronized List<ApiKind> discovered() {
        boolean due = delay-- <= 0;
        if (due && oneByOne && !coming.isEmpty()) {
            kinds.add(coming.removeFirst());
            delay = late;
        } else if (due) {
            kinds.addAll(coming);
            coming.clear();
        }
        return List.copyOf(kinds);
    }

    @Override
    public synchronized Map<String, String> openApiIndex() {
        return Map.copyOf(documents);
    }

    /// The server's hash of a document of its API, which is its content here; none takes it away.
    public synchronized FakeCluster documenting(String path, Optional<String> hash) {
        hash.ifPresentOrElse(it -> documents.put(path, it), () -> documents.remove(path));
        return this;
    }

    /// What happens whenever a document is asked for, with how many were before and this one.
    public FakeCluster whenAskedForDocuments(IntConsumer asked) {
        reading = asked;
        return this;
    }

    @Override
    public synchronized byte[] openApi(String path) {
        reading.accept(++documentsRead);
        if (silent.contains(path.replaceFirst("^apis?/", ""))) {
            throw new ClusterUnavailable("service unavailable", 503);
        }
        return ("{\"hash\": \"" + documents.get(path) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<JsonObject> get(ApiKind kind, ObjectId object) {
        if (unreadable.test(object)) {
            throw new ClusterUnavailable("no reads now");
        }
        if (isSilenced(kind)) {
            throw new ClusterUnavailable("service unavailable", 503);
        }
        return call(() -> live(object));
    }

    @Override
    public Optional<JsonObject> metadata(ApiKind kind, ObjectId object) {
        return get(kind, object);
    }

    @Override
    public Optional<JsonObject> look(ApiKind kind, ObjectId object) {
        looks.merge(object, 1, Integer::sum);
        return get(kind, object);
    }

    /// How often somebody looked whether it works.
    public int looksAt(ObjectId object) {
        return looks.getOrDefault(object, 0);
    }

    @Override
    public List<JsonObject> listMetadata(
            ApiKind kind, Optional<String> namespace, String selector) {
        return list(kind, namespace, selector);
    }

    @Override
    public List<JsonObject> list(ApiKind kind, Optional<String> namespace, String selector) {
        if (!listing) {
            throw new ClusterUnavailable("no lists now");
        }
        if (refusal > 0) {
            throw new ClusterUnavailable("lists are refused", refusal);
        }
        return call(() -> listed(kind, namespace, selector));
    }

    private List<JsonObject> listed(ApiKind kind, Optional<String> namespace, String selector) {
        lists.merge(kind.kind(), 1, Integer::sum);
        if (kinds.stream().noneMatch(it -> it.equals(kind))) {
            throw new ClusterUnavailable("404 page not found", 404);
        }
        return objects.values().stream()
                .map(FakeObject::shown)
                .filter(o -> o.text("kind").equals(Optional.of(kind.kind())))
                .filter(o ->
                        namespace.isEmpty()
                                || o.object("metadata").text("namespace").equals(namespace))
                .filter(o -> selector.isEmpty() || matches(o, selector))
                .toList();
    }

    private static boolean matches(JsonObject object, String selector) {
        JsonObject labels = object.object("metadata").object("labels");
        int equals = selector.indexOf('=');
        return equals < 0
                ? labels.get(selector).isPresent()
                : labels.text(selector.substring(0, equals))
                        .equals(Optional.of(selector.substring(equals + 1)));
    }

    @Override
    public WriteAnswer apply(ApiKind kind, ObjectId object, JsonObject manifest, Write how) {
        Writer writer = new Writer("sailplan", how.isForced(), how.isDryRun());
        if (!how.isDryRun()) {
            meddling.run();
        }
        Optional<WriteAnswer> instead = answers.apply(object, how).or(() -> unreviewed(object));
        if (instead.isPresent()) {
            return instead.get();
        }
        if (isSilenced(kind)) {
            return new WriteAnswer.Retryable(503, "service unavailable", Optional.empty());
        }
        if (!manifest.text("apiVersion").equals(Optional.of(kind.apiVersion()))) {
            return new WriteAnswer.Invalid(400, "the apiVersion does not match the address");
        }
        if (!how.isDryRun() && object.name().equals(refused)) {
            return new WriteAnswer.Invalid(422, "refused");
        }
        if (object.name().equals(forbidden)) {
            return new WriteAnswer.Unauthorized("no token");
        }
        WriteAnswer answer =
                call(() ->
                        missing(kind, object)
                                .or(() -> schemas.objection(definitions(), object, manifest))
                                .orElseGet(() -> write(object, manifest, writer)));
        return how.isDryRun() || lost-- <= 0
                ? answer
                : new WriteAnswer.Retryable(0, "no answer", Optional.empty());
    }

    private synchronized boolean isSilenced(ApiKind kind) {
        return silent.contains(kind.apiVersion());
    }

    private Stream<JsonObject> definitions() {
        return objects.entrySet().stream()
                .filter(it -> it.getKey().kind().equals(Manifests.CRD.kind()))
                .map(it -> it.getValue().shown());
    }

    private Optional<WriteAnswer> missing(ApiKind kind, ObjectId object) {
        if (!kinds.contains(kind)) {
            return Optional.of(new WriteAnswer.NoSuchKind(kind.kind() + " is not served"));
        }
        ObjectId namespace =
                new ObjectId(
                        "",
                        "Namespace",
                        "",
                        object.namespace().isEmpty() ? "default" : object.namespace());
        return objects.containsKey(namespace)
                ? Optional.empty()
                : Optional.of(
                        new WriteAnswer.NoSuchNamespace(
                                "namespaces \"" + object.namespace() + "\" not found"));
    }

    private WriteAnswer write(ObjectId object, JsonObject sent, Writer writer) {
        JsonObject manifest = Utf8.sent(sent);
        Optional<FakeObject> live = Optional.ofNullable(objects.get(object));
        if (!fits(live, manifest)) {
            return new WriteAnswer.Moved("the object has been modified");
        }
        FakeObject before = live.orElseGet(() -> FakeObject.empty(manifest));
        List<WriteAnswer.Contested> contested = before.contested(manifest, writer.manager());
        if (!contested.isEmpty() && !writer.force()) {
            return new WriteAnswer.FieldConflict(contested, "conflict");
        }
        FakeObject applied = before.applied(manifest, writer.manager());
        boolean same = live.isPresent() && applied.equals(before);
        if (writer.dry()) {
            return new WriteAnswer.Stored(applied.shown(), live.isEmpty());
        }
        FakeObject after = same ? before : applied.at(++version, live.isEmpty());
        if (after.isLeaving() && !after.isHeld()) {
            objects.remove(object);
        } else if (!same) {
            store(object, after);
        }
        return new WriteAnswer.Stored(after.shown(), live.isEmpty());
    }

    private static boolean fits(Optional<FakeObject> live, JsonObject manifest) {
        Optional<String> uid = manifest.object("metadata").text("uid");
        Optional<String> version = manifest.object("metadata").text("resourceVersion");
        return live.map(o ->
                        uid.map(o.uid()::equals).orElse(true)
                                && version.map(o.version()::equals).orElse(true))
                .orElse(uid.isEmpty());
    }

    private void store(ObjectId object, FakeObject after) {
        if (object.kind().equals(Manifests.CRD.kind())) {
            live(object).ifPresent(schemas::changes);
        }
        objects.put(object, after);
        changes.merge(object, 1, Integer::sum);
        if (object.kind().equals("CustomResourceDefinition")) {
            JsonObject spec = after.shown().object("spec");
            JsonObject names = spec.object("names");
            spec.array("versions").stream()
                    .map(v -> ((JsonObject) v).text("name").orElse(""))
                    .map(v ->
                            new ApiKind(
                                    spec.text("group").orElse(""),
                                    v,
                                    names.text("kind").orElse(""),
                                    names.text("plural").orElse(""),
                                    true))
                    .filter(kind -> !kinds.contains(kind))
                    .forEach(coming::add);
            delay = late;
        }
    }

    @Override
    public WriteAnswer create(ApiKind kind, ObjectId object, JsonObject manifest, Write how) {
        return call(() ->
                objects.containsKey(object)
                        ? new WriteAnswer.Moved("already exists")
                        : missing(kind, object)
                                .or(() -> unreviewed(object))
                                .orElseGet(() ->
                                        write(
                                                object,
                                                manifest,
                                                new Writer("create", true, how.isDryRun()))));
    }

    /// Of the operations of a patch only those on the metadata that we send.
    @Override
    public WriteAnswer patch(ApiKind kind, ObjectId object, Json operations) {
        return call(() ->
                Optional.ofNullable(objects.get(object))
                        .map(live -> patched(object, live, operations))
                        .orElseGet(() -> new WriteAnswer.NoSuchObject("not found")));
    }

    private WriteAnswer patched(ObjectId object, FakeObject live, Json operations) {
        Map<String, Json> values = new TreeMap<>();
        if (operations instanceof Json.JsonArray(var all)) {
            all.forEach(o -> {
                JsonObject operation = (JsonObject) o;
                values.put(
                        operation.text("path").orElse(""),
                        operation.get("value").orElse(Json.text("")));
            });
        }
        boolean fits =
                Json.text(live.uid()).equals(values.get("/metadata/uid"))
                        && Json.text(live.version())
                                .equals(values.get("/metadata/resourceVersion"));
        if (!fits) {
            return new WriteAnswer.Moved("the object has been modified");
        }
        FakeObject after = live.ownedAs(values.get("/metadata/managedFields")).at(++version, false);
        store(object, after);
        return new WriteAnswer.Stored(after.shown(), false);
    }

    @Override
    public WriteAnswer replace(ApiKind kind, ObjectId object, JsonObject manifest) {
        return call(() -> {
            FakeObject live = objects.get(object);
            if (live == null) {
                return new WriteAnswer.NoSuchObject("not found");
            }
            Optional<WriteAnswer> unreviewed = unreviewed(object);
            if (unreviewed.isPresent()) {
                return unreviewed.get();
            }
            if (!fits(Optional.of(live), manifest)) {
                return new WriteAnswer.Moved("the object has been modified");
            }
            FakeObject after = live.replaced(Utf8.sent(manifest)).at(++version, false);
            store(object, after);
            return new WriteAnswer.Stored(after.shown(), false);
        });
    }

    @Override
    public Cluster on(RequestCause cause) {
        return OnCause.of(this, cause, parking);
    }

    /// What happens while a request that changes something waits for its turn.
    public FakeCluster parking(Runnable meanwhile) {
        parking = meanwhile;
        return this;
    }

    @Override
    public Deletion delete(ApiKind kind, ObjectId object, Fence fence, Write how) {
        return call(() -> {
            FakeObject live = objects.get(object);
            if (live == null) {
                return new Deletion.AlreadyGone();
            }
            boolean meant =
                    fence.uid().map(live.uid()::equals).orElse(true)
                            && fence.resourceVersion().map(live.version()::equals).orElse(true);
            if (!meant || denials-- > 0) {
                return new Deletion.Moved();
            }
            boolean held = live.isHeld() || live.takesItsTime();
            if (!how.isDryRun() && held) {
                objects.put(object, live.leaving().at(++version, false));
            } else if (!how.isDryRun()) {
                objects.remove(object);
                changes.merge(object, 1, Integer::sum);
            }
            return new Deletion.Accepted(!held);
        });
    }
}
