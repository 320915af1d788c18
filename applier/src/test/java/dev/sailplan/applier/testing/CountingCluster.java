package dev.sailplan.applier.testing;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.RequestCause;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Counts what is asked of a cluster, and under which name, as the API server would.
public final class CountingCluster {
    /// Requests of one call. Discovery is one for the core group and one for the others.
    private static final Map<String, Integer> REQUESTS = Map.of("kinds", 2);

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Cluster cluster;

    /// `auditId` is empty where nobody named it.
    public record Request(String call, Optional<String> auditId) {}

    public CountingCluster(Cluster counted) {
        this.cluster = on(counted, RequestCause.NONE);
    }

    public Cluster cluster() {
        return cluster;
    }

    private Cluster on(Cluster counted, RequestCause cause) {
        return (Cluster)
                Proxy.newProxyInstance(
                        CountingCluster.class.getClassLoader(),
                        new Class<?>[] {Cluster.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("on")) {
                                RequestCause other = (RequestCause) arguments[0];
                                return on(counted.on(other), other);
                            }
                            note(method.getName(), cause);
                            return OnCause.invoked(counted, method, arguments);
                        });
    }

    private void note(String call, RequestCause cause) {
        for (int i = 0; i < REQUESTS.getOrDefault(call, 1); i++) {
            requests.add(new Request(call, cause.auditId()));
        }
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /// How many of each, and from now on anew.
    public Map<String, Integer> counted() {
        Map<String, Integer> counts = new TreeMap<>();
        requests.forEach(it -> counts.merge(it.call(), 1, Integer::sum));
        requests.clear();
        return counts;
    }

    /// How many in all, and from now on anew.
    public int total() {
        return counted().values().stream().mapToInt(it -> it).sum();
    }
}
