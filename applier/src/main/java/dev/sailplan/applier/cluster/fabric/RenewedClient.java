package dev.sailplan.applier.cluster.fabric;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a new client, and so a new connection, where the one there is seems to lead nowhere.
///
/// All requests share one HTTP/2 connection. When a firewall or load balancer forgets it, nobody says so: what is sent is
/// lost, requests that time out leave it in use, and only the system's own time-out of a quarter of an hour ends it.
/// HTTP/1.1 alone would end each connection with the request that times out on it, but would have up to 32 of them to
/// end and to open.
final class RenewedClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RenewedClient.class);

    /// One may be a request that the server itself does not get done.
    private static final int MOST_TIME_OUTS = 2;

    private final Supplier<KubernetesClient> maker;
    private final Map<KubernetesClient, Integer> used = new HashMap<>();
    private KubernetesClient current;
    private int timeOuts;

    RenewedClient(Supplier<KubernetesClient> maker) {
        this.maker = maker;
        this.current = maker.get();
        used.put(current, 0);
    }

    /// How a request ended.
    enum End {
        ANSWERED,
        TIMED_OUT,
        BROKEN
    }

    String address() {
        return current().getMasterUrl().toString();
    }

    private synchronized KubernetesClient current() {
        return current;
    }

    /// For one request; its end is to be told.
    synchronized KubernetesClient take() {
        used.merge(current, 1, Integer::sum);
        return current;
    }

    synchronized void tell(KubernetesClient by, End end) {
        used.merge(by, -1, Integer::sum);
        if (by.equals(current)) {
            timeOuts =
                    switch (end) {
                        case ANSWERED -> 0;
                        case TIMED_OUT -> timeOuts + 1;
                        case BROKEN -> timeOuts;
                    };
            if (timeOuts >= MOST_TIME_OUTS) {
                renew();
            }
        }
        closeUnused();
    }

    private void renew() {
        LOG.atWarn()
                .addKeyValue("server", current.getMasterUrl())
                .log("no answer to two requests in a row: a new connection is made");
        current = maker.get();
        timeOuts = 0;
        used.putIfAbsent(current, 0);
    }

    /// What is still under way by an old one may yet be answered.
    private void closeUnused() {
        used.entrySet()
                .removeIf(client -> {
                    boolean done = !client.getKey().equals(current) && client.getValue() == 0;
                    if (done) {
                        client.getKey().close();
                    }
                    return done;
                });
    }

    @Override
    public synchronized void close() {
        used.keySet().forEach(KubernetesClient::close);
        used.clear();
        used.put(current, 0);
    }
}
