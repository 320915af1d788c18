package dev.sailplan.planner.state;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.problem.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Knows which applications declare which objects: as the commit under way was read, else as state says.
public final class CommitObjects {
    private final RepositoryState state;
    private final Map<ApplicationKey, DeclaredObjects> read = new ConcurrentHashMap<>();
    private final Map<ApplicationKey, Rendering> renderings = new ConcurrentHashMap<>();
    private final Map<ApplicationKey, ManifestMemory.Kept> room = new ConcurrentHashMap<>();
    private final Map<ApplicationKey, List<Problem>> problems = new ConcurrentHashMap<>();
    private volatile Map<Place, Set<ApplicationKey>> byPlace = Map.of();
    private volatile boolean indexed;

    private record Place(ClusterName cluster, ObjectId object) {}

    CommitObjects(RepositoryState state) {
        this.state = state;
    }

    /// Not while an index is made, which would miss it. Planning puts once more what reading put, and the index of all
    /// applications is made anew only where that says something else.
    public synchronized void put(ApplicationKey application, DeclaredObjects declares) {
        if (!declares.equals(read.put(application, declares))) {
            indexed = false;
        }
    }

    public boolean isRead(ApplicationKey application) {
        return read.containsKey(application);
    }

    /// Whether the newest commit says what the application declares, so that it can be released as it says.
    public boolean isReadWhole(ApplicationKey application) {
        DeclaredObjects declares = declares(application);
        return declares.source().isPresent() && !declares.isShared();
    }

    /// Whether this very commit does not declare the application at all.
    public boolean isGone(ApplicationKey application) {
        return DeclaredObjects.NOTHING.equals(read.get(application));
    }

    public DeclaredObjects declares(ApplicationKey application) {
        DeclaredObjects now = read.get(application);
        return now != null ? now : state.declares(application).orElse(DeclaredObjects.NOTHING);
    }

    /// The objects come to be needed once more when the application is planned.
    public void keep(ApplicationKey application, Rendering rendering, ManifestMemory.Kept kept) {
        forget(application);
        room.put(application, kept);
        renderings.put(application, rendering);
    }

    /// Its room is taken until it is forgotten.
    public Optional<Rendering> kept(ApplicationKey application) {
        return Optional.ofNullable(renderings.remove(application));
    }

    /// Gives back the room of what is planned, or is not going to be.
    public void forget(ApplicationKey application) {
        renderings.remove(application);
        Optional.ofNullable(room.remove(application)).ifPresent(ManifestMemory.Kept::close);
    }

    public void forgetKept() {
        room.keySet().forEach(this::forget);
    }

    public void refuse(Map<ApplicationKey, List<Problem>> some) {
        problems.putAll(some);
    }

    /// What is wrong with it beside what is wrong with its files.
    public List<Problem> problems(ApplicationKey application) {
        return problems.getOrDefault(application, List.of());
    }

    /// The applications that declare an object of a cluster.
    public Collection<ApplicationKey> declarers(ClusterName cluster, ObjectId object) {
        if (!indexed) {
            index();
        }
        return byPlace.getOrDefault(new Place(cluster, object), Set.of());
    }

    private synchronized void index() {
        if (indexed) {
            return;
        }
        Map<Place, Set<ApplicationKey>> all = new HashMap<>();
        Set<ApplicationKey> known = new TreeSet<>(read.keySet());
        known.addAll(state.declaring());
        for (ApplicationKey application : known) {
            for (ObjectId object : declares(application).objects()) {
                all.computeIfAbsent(new Place(application.cluster(), object), _ -> new TreeSet<>())
                        .add(application);
            }
        }
        byPlace = all;
        indexed = true;
    }
}
