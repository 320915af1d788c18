package dev.sailplan.planner.clusters;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.read.Follower;
import dev.sailplan.common.wire.RecordReader;
import dev.sailplan.common.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/// Follows the status topics of all clusters, each by itself, so that one that is missing delays no other.
public final class StatusView implements ClusterKnowledge, AutoCloseable {
    private final Map<ClusterName, ClusterStatusFold> words = new TreeMap<>();
    private final List<Follower> followers = new ArrayList<>();
    private final AtomicReference<Optional<StatusListener>> listener =
            new AtomicReference<>(Optional.empty());

    /// `readers` verify with the keys of each cluster's applier.
    public StatusView(Map<ClusterName, RecordReader> readers, Ports ports) {
        StatusListener heard =
                new StatusListener() {
                    @Override
                    public void statusChanged(Status status) {
                        listener.get().ifPresent(work -> work.statusChanged(status));
                    }

                    @Override
                    public void factsChanged(ClusterName cluster) {
                        listener.get().ifPresent(work -> work.factsChanged(cluster));
                    }
                };
        readers.forEach((cluster, reader) -> {
            ClusterStatusFold word = new ClusterStatusFold(cluster, reader, heard);
            words.put(cluster, word);
            followers.add(
                    new Follower(
                            List.of(Topics.status(cluster)), Follower.From.BEGINNING, ports, word));
        });
    }

    /// Begins to follow, and tells of every change from then on.
    public void start(StatusListener to) {
        listener.set(Optional.of(to));
        followers.forEach(Follower::start);
    }

    @Override
    public void close() {
        followers.forEach(Follower::close);
    }

    @Override
    public Optional<ClusterFacts> facts(ClusterName cluster) {
        return Optional.ofNullable(words.get(cluster)).flatMap(ClusterStatusFold::facts);
    }

    @Override
    public Optional<Status> status(ApplicationKey application) {
        return Optional.ofNullable(words.get(application.cluster()))
                .flatMap(word -> word.status(application));
    }

    @Override
    public List<Status> ownedBy(RepositoryName repository) {
        return words.values().stream().flatMap(word -> word.ownedBy(repository).stream()).toList();
    }

    @Override
    public Set<RepositoryName> ownersOn(ClusterName cluster) {
        return Optional.ofNullable(words.get(cluster))
                .map(ClusterStatusFold::owners)
                .orElse(Set.of());
    }
}
