package dev.sailplan.simulation.cluster;

import dev.sailplan.applier.cluster.ApiSurface;
import dev.sailplan.applier.cluster.ApiSurface.GroupVersion;
import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.cluster.RequestCause;
import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import dev.sailplan.simulation.schedule.Scheduler;
import dev.sailplan.simulation.schedule.SimulatedProcess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Carries one process's requests to the API server: each is a step before it is done and one before its answer, and
/// either may get lost.
public final class Connection implements Cluster {
    private final Far far;
    private final FakeCluster cluster;
    private final Network network;
    private final Scheduler scheduler;
    private final SimulatedProcess process;
    private final ObjectChange.Witness witness;
    private final RequestCause errand;

    /// Holds what is at the other end.
    public record Far(FakeCluster cluster, Network network, ObjectChange.Witness witness) {}

    public Connection(Far far, Scheduler scheduler, SimulatedProcess process) {
        this(far, scheduler, process, RequestCause.NONE);
    }

    private Connection(
            Far far, Scheduler scheduler, SimulatedProcess process, RequestCause errand) {
        this.far = far;
        this.errand = errand;
        this.cluster = far.cluster();
        this.network = far.network();
        this.witness = far.witness();
        this.scheduler = scheduler;
        this.process = process;
    }

    @Override
    public Identity identity() {
        return cluster.identity();
    }

    @Override
    public String version() {
        return cluster.version();
    }

    @Override
    public int nodes() {
        return read("nodes", "", cluster::nodes);
    }

    @Override
    public ApiSurface kinds() {
        return read("kinds", "", cluster::kinds);
    }

    @Override
    public Optional<GroupVersion> kindsOf(String groupVersion) {
        return read("kinds", groupVersion, () -> cluster.kindsOf(groupVersion));
    }

    @Override
    public Map<String, String> openApiIndex() {
        return read("openapi", "", cluster::openApiIndex);
    }

    @Override
    public byte[] openApi(String path) {
        return read("openapi", path, () -> cluster.openApi(path));
    }

    @Override
    public Optional<JsonObject> get(ApiKind kind, ObjectId object) {
        return read("get", object.shortForm(), () -> cluster.get(kind, object));
    }

    @Override
    public Optional<JsonObject> metadata(ApiKind kind, ObjectId object) {
        return read("metadata", object.shortForm(), () -> cluster.metadata(kind, object));
    }

    @Override
    public Optional<JsonObject> look(ApiKind kind, ObjectId object) {
        return read("look", object.shortForm(), () -> cluster.look(kind, object));
    }

    @Override
    public List<JsonObject> list(ApiKind kind, Optional<String> namespace, String selector) {
        return read("list", selector, () -> cluster.list(kind, namespace, selector));
    }

    @Override
    public List<JsonObject> listMetadata(
            ApiKind kind, Optional<String> namespace, String selector) {
        return read("list", selector, () -> cluster.listMetadata(kind, namespace, selector));
    }

    private <T> T read(String call, String detail, Supplier<T> request) {
        scheduler.step(call, detail);
        switch (network.fate(scheduler.now())) {
            case ANSWERED, REFUSED -> {}
            case ANSWER_LOST, REQUEST_LOST, TURNED_AWAY ->
                    throw new ClusterUnavailable("the API server does not answer");
        }
        T answer = request.get();
        scheduler.step("answer", "");
        return answer;
    }

    @Override
    public WriteAnswer apply(ApiKind kind, ObjectId object, JsonObject manifest, Write how) {
        String call = how.isDryRun() ? "dry-run" : how.isForced() ? "force" : "apply";
        return write(
                call,
                object,
                Function.identity(),
                () -> cluster.apply(kind, object, manifest, how));
    }

    @Override
    public WriteAnswer create(ApiKind kind, ObjectId object, JsonObject manifest, Write how) {
        return write(
                how.isDryRun() ? "dry-create" : "create",
                object,
                Function.identity(),
                () -> cluster.create(kind, object, manifest, how));
    }

    @Override
    public WriteAnswer replace(ApiKind kind, ObjectId object, JsonObject manifest) {
        return write(
                "replace",
                object,
                Function.identity(),
                () -> cluster.replace(kind, object, manifest));
    }

    @Override
    public Cluster on(RequestCause other) {
        return new Connection(far, scheduler, process, other);
    }

    @Override
    public WriteAnswer patch(ApiKind kind, ObjectId object, Json operations) {
        return write(
                "patch",
                object,
                Function.identity(),
                () -> cluster.patch(kind, object, operations));
    }

    @Override
    public Deletion delete(ApiKind kind, ObjectId object, Fence fence, Write how) {
        return write(
                how.isDryRun() ? "dry-delete" : "delete",
                object,
                Deletion.Refused::new,
                () -> cluster.delete(kind, object, fence, how));
    }

    private <T> T write(
            String call, ObjectId object, Function<WriteAnswer, T> failed, Supplier<T> request) {
        if (!call.startsWith("dry-")) {
            scheduler.step("turn", object.shortForm());
            errand.goOn();
        }
        long asked = scheduler.trace().steps();
        scheduler.step(call, object.shortForm());
        scheduler.sleep(network.delay());
        return switch (network.fate(scheduler.now())) {
            case ANSWERED -> {
                T answer = done(object, request, asked);
                scheduler.step("answer", answer.getClass().getSimpleName());
                yield answer;
            }
            case ANSWER_LOST -> {
                T _ = done(object, request, asked);
                scheduler.step("answer lost", "");
                yield failed.apply(new WriteAnswer.Retryable(0, "no answer", Optional.empty()));
            }
            case REQUEST_LOST ->
                    failed.apply(new WriteAnswer.Retryable(0, "no connection", Optional.empty()));
            case REFUSED -> failed.apply(new WriteAnswer.Forbidden("exceeded quota", false));
            case TURNED_AWAY ->
                    failed.apply(
                            new WriteAnswer.Retryable(
                                    network.chooses() ? 429 : 503, "busy", Optional.empty()));
        };
    }

    private <T> T done(ObjectId object, Supplier<T> request, long asked) {
        Optional<JsonObject> before = cluster.live(object);
        T answer = request.get();
        Optional<JsonObject> after = cluster.live(object);
        if (!before.equals(after)) {
            witness.saw(new ObjectChange(process, scheduler.lane(), object, before, after, asked));
        }
        return answer;
    }
}
