package dev.sailplan.local.kube;

import dev.sailplan.local.LocalException;
import dev.sailplan.local.kube.provide.Provisioning;
import dev.sailplan.local.kube.provide.binary.Binary;
import dev.sailplan.local.process.ChildProcess;
import dev.sailplan.local.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Starts the control plane's processes bottom up and stops them top down. One that ends by itself is told and started
/// again where it was: all it knew is in etcd, or on etcd's disk.
final class ControlPlaneProcesses {

    private static final String ETCD = "etcd";
    private static final int TRIES = 4;
    private static final Pattern VERSION = Pattern.compile("\"gitVersion\":\\s*\"([^\"]+)\"");

    private final ControlPlaneOptions options;
    private final ChildProcess.Home home;
    private final List<ChildProcess> started = new ArrayList<>();
    private final Map<String, RestartLimit> restarts = new HashMap<>();
    private Optional<ApiProbe> probe = Optional.empty();
    private Optional<String> trouble = Optional.empty();
    private Optional<ChildProcess> controllerManager = Optional.empty();
    private boolean stopped;

    ControlPlaneProcesses(ControlPlaneOptions options, ChildProcess.Home home) {
        this.options = options;
        this.home = home;
    }

    void startStorageAndServer(Provisioning binaries) throws IOException, InterruptedException {
        var etcd = binaries.await(Binary.ETCD).path();
        var server = binaries.await(Binary.KUBE_APISERVER).path();
        var credentials = Credentials.in(options.run().resolve("pki"));
        var commands = new Commands(options, credentials);
        int etcdPort = startEtcd(commands, etcd);
        startServer(commands, server, etcdPort);
    }

    private int startEtcd(Commands commands, Path program) throws InterruptedException {
        var data = new EtcdData(options.etcd());
        for (int attempt = 1; ; attempt++) {
            int port = Ports.free();
            var command = commands.etcd(program, port, Ports.free());
            var etcd =
                    new Service(
                            ETCD, command, () -> Ports.isListening(port) && EtcdData.serves(port));
            var child = launch(etcd);
            if (settles(etcd, child, data.patience())) {
                data.served();
                return port;
            }
            if (attempt == 1 && child.isAlive() && data.isUnfinished()) {
                child.close();
                Path aside = data.setAside();
                options.progress()
                        .report("etcd never served from " + data.folder() + "; moved to " + aside);
            } else {
                giveUpOrRetry(child, attempt);
            }
        }
    }

    private void startServer(Commands commands, Path program, int etcdPort)
            throws IOException, InterruptedException {
        var lastPort = new RememberedPort(options.run().resolve("kube-apiserver.port"));
        for (int attempt = 1; ; attempt++) {
            int port = Ports.freeOr(attempt == 1 ? lastPort.read() : 0);
            var ask = new ApiProbe(URI.create("https://127.0.0.1:" + port), commands.credentials());
            var server =
                    new Service(
                            "kube-apiserver",
                            commands.apiServer(program, port, etcdPort),
                            () -> Ports.isListening(port) && ask.get("/readyz").isPresent());
            var child = launch(server);
            if (settles(server, child)) {
                Kubeconfig.write(options.kubeconfig(), ask.server(), commands.credentials());
                lastPort.write(port);
                remember(ask);
                return;
            }
            giveUpOrRetry(child, attempt);
        }
    }

    /// Starts the controller manager when its binary is there; without it the cluster lives on and says what is missing.
    void joinControllerManager(Provisioning binaries) {
        try {
            var program = binaries.await(Binary.KUBE_CONTROLLER_MANAGER).path();
            var credentials = new Credentials(options.run().resolve("pki"));
            var command = new Commands(options, credentials).controllerManager(program);
            var manager = new Service("kube-controller-manager", command, () -> true);
            var child = launch(manager);
            child.onUnexpectedEnd(what -> ended(manager, what));
            joined(child);
        } catch (LocalException e) {
            if (!isStopped()) {
                options.progress().report("no controllers: " + e.getMessage());
            }
        }
    }

    void awaitControllers() throws InterruptedException {
        var child = controllerManager();
        var account = "/api/v1/namespaces/default/serviceaccounts/default";
        if (!Waiting.until(child, () -> probe().get(account).isPresent())) {
            throw new LocalException(child.epitaph());
        }
    }

    URI server() {
        return probe().server();
    }

    String version() {
        try {
            var matcher = VERSION.matcher(probe().get("/version").orElse(""));
            return matcher.find() ? matcher.group(1) : "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    synchronized boolean isHealthy() {
        return trouble.isEmpty() && !stopped && started.stream().allMatch(ChildProcess::isAlive);
    }

    synchronized Optional<String> problem() {
        return trouble;
    }

    synchronized void stop() {
        stopped = true;
        for (var child : started.reversed()) {
            child.stop(options.disposable() ? Duration.ZERO : grace(child));
        }
        started.clear();
    }

    /// An API server is done at once, but then sits out any grace while a watch is open.
    private static Duration grace(ChildProcess child) {
        return child.name().equals(ETCD) ? Duration.ofSeconds(5) : Duration.ofSeconds(1);
    }

    /// A process of the control plane: how it is started, and by what one knows that it serves.
    private record Service(String name, List<String> command, Waiting.Condition serves) {}

    private synchronized ChildProcess launch(Service service) {
        if (stopped) {
            throw new LocalException("the control plane was stopped");
        }
        var child = ChildProcess.start(home, service.name(), service.command());
        for (int i = 0; i < started.size(); i++) {
            if (started.get(i).name().equals(service.name())) {
                started.set(i, child);
                return child;
            }
        }
        started.add(child);
        return child;
    }

    private void giveUpOrRetry(ChildProcess child, int attempt) {
        var epitaph = child.epitaph();
        boolean portTaken = epitaph.contains("address already in use");
        child.close();
        synchronized (this) {
            started.remove(child);
        }
        if (!portTaken || attempt == TRIES) {
            throw new LocalException(epitaph);
        }
    }

    /// Whether the child comes to serve; from then on its end is a failure that is told and mended.
    private boolean settles(Service service, ChildProcess child) throws InterruptedException {
        return settles(service, child, Waiting.PATIENCE);
    }

    private boolean settles(Service service, ChildProcess child, Duration patience)
            throws InterruptedException {
        boolean settled = Waiting.until(child, patience, service.serves());
        if (settled) {
            child.onUnexpectedEnd(what -> ended(service, what));
        }
        return settled;
    }

    private void ended(Service service, String what) {
        if (isStopped()) {
            return;
        }
        fail(what);
        Thread.ofVirtual().name("restart " + service.name()).start(() -> restart(service));
    }

    private void restart(Service service) {
        try {
            var limit = restartsOf(service);
            while (limit.allowsAnother(System.nanoTime())) {
                Thread.sleep(limit.pause());
                var child = launch(service);
                if (settles(service, child)) {
                    mended();
                    options.progress().report(service.name() + " runs again");
                    return;
                }
                child.close();
            }
            options.onFailure().accept(limit.exhausted(service.name()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LocalException e) {
            if (!isStopped()) {
                fail(e.getMessage() + "");
            }
        }
    }

    private synchronized RestartLimit restartsOf(Service service) {
        return restarts.computeIfAbsent(service.name(), _ -> new RestartLimit());
    }

    private synchronized void mended() {
        trouble = Optional.empty();
    }

    private void fail(String what) {
        synchronized (this) {
            trouble = Optional.of(what);
        }
        options.onFailure().accept(what);
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized void joined(ChildProcess child) {
        controllerManager = Optional.of(child);
    }

    private synchronized ChildProcess controllerManager() {
        return controllerManager.orElseThrow(
                () -> new LocalException("the controller manager has not joined"));
    }

    private synchronized void remember(ApiProbe ask) {
        probe = Optional.of(ask);
    }

    private synchronized ApiProbe probe() {
        return probe.orElseThrow(() -> new IllegalStateException("not started"));
    }
}
