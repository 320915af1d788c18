package dev.sailplan.applier.access;

import dev.sailplan.applier.cluster.ApiSurface;
import dev.sailplan.applier.cluster.ApiSurface.GroupVersion;
import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.retry.CoalescedRequest;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.status.ApiKind;
import dev.sailplan.common.log.threads.Exclusion;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// Remembers the kinds that a cluster served at its last discovery.
public final class ServedKinds {
    private final CoalescedRequest<ApiSurface> question;
    private final AtomicReference<ApiSurface> known = new AtomicReference<>(ApiSurface.NONE);
    private volatile boolean asked;

    public ServedKinds(Cluster cluster, Exclusion oneAtATime) {
        this.question = new CoalescedRequest<>(() -> cluster.kinds(), oneAtATime);
    }

    /// Asks again, once for all who want to know at the same time. A group-version whose server does not answer has the
    /// kinds that it had before.
    public ApiSurface refresh() {
        return keep(question.ask());
    }

    private ApiSurface keep(ApiSurface now) {
        ApiSurface kept = known.updateAndGet(now::remembering);
        asked = true;
        return kept;
    }

    /// What an earlier process knew, for what does not answer in this one.
    public void recall(ApiSurface earlier) {
        known.updateAndGet(now -> asked ? now.remembering(earlier) : earlier);
    }

    /// One group-version has this now, whatever the others have.
    public void learn(GroupVersion now) {
        known.updateAndGet(all -> all.with(now));
    }

    /// Whether it is served, and nobody knows with which kinds.
    public boolean isSilent(String groupVersion) {
        return surface().silent().contains(groupVersion);
    }

    /// The kind at exactly this version.
    public Optional<ApiKind> at(ObjectId object, String version) {
        return all().filter(kind -> isOf(kind, object) && kind.version().equals(version))
                .findFirst();
    }

    public Optional<ApiKind> served(String group, String kind, String version) {
        return all().filter(k -> k.group().equals(group) && k.kind().equals(kind))
                .filter(k -> k.version().equals(version))
                .findFirst();
    }

    /// The kind at this version, or at the preferred one where it is no longer served so.
    public Optional<ApiKind> any(ObjectId object, String version) {
        return at(object, version).or(() -> all().filter(kind -> isOf(kind, object)).findFirst());
    }

    /// Some address to ask at even where discovery has none: only the API server itself tells a kind that is gone
    /// (404) from one whose server is down (503).
    public ApiKind guessed(ObjectId object, String version) {
        return any(object, version)
                .orElseGet(() ->
                        new ApiKind(
                                object.group(),
                                version,
                                object.kind(),
                                object.kind().toLowerCase(Locale.ROOT) + "s",
                                !object.isClusterScoped()));
    }

    /// The address of exactly this version, whether it is known to be served or not.
    public ApiKind exactly(ObjectId object, String version) {
        ApiKind kind = guessed(object, version);
        return new ApiKind(kind.group(), version, kind.kind(), kind.plural(), kind.namespaced());
    }

    private Stream<ApiKind> all() {
        return surface().groupVersions().stream().flatMap(it -> it.kinds().stream());
    }

    private ApiSurface surface() {
        return asked ? known.get() : keep(question.askUnlessAnswered());
    }

    private static boolean isOf(ApiKind kind, ObjectId object) {
        return kind.group().equals(object.group()) && kind.kind().equals(object.kind());
    }
}
