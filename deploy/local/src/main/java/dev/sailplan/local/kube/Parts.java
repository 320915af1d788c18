package dev.sailplan.local.kube;

import dev.sailplan.local.LocalException;
import dev.sailplan.local.process.ChildProcess;
import dev.sailplan.local.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The control plane's processes, started bottom up and stopped top down.
final class Parts {

    private static final String ETCD = "etcd";
    private static final int TRIES = 4;
    private static final Pattern VERSION = Pattern.compile("\"gitVersion\":\\s*\"([^\"]+)\"");

    private final ControlPlaneOptions options;
    private final ChildProcess.Home home;
    private final Deque<ChildProcess> started = new ArrayDeque<>();
    private Optional<ApiProbe> probe = Optional.empty();
    private Optional<String> trouble = Optional.empty();
    private Optional<ChildProcess> controllerManager = Optional.empty();
    private boolean stopped;

    Parts(ControlPlaneOptions options, ChildProcess.Home home) {
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
        for (int attempt = 1; ; attempt++) {
            int port = Ports.free();
            var etcd = launch(ETCD, commands.etcd(program, port, Ports.free()));
            if (settles(etcd, () -> Ports.isListening(port))) {
                return port;
            }
            giveUpOrRetry(etcd, attempt);
        }
    }

    private void startServer(Commands commands, Path program, int etcdPort)
            throws IOException, InterruptedException {
        var lastPort = new RememberedPort(options.run().resolve("kube-apiserver.port"));
        for (int attempt = 1; ; attempt++) {
            int port = Ports.freeOr(attempt == 1 ? lastPort.read() : 0);
            var ask = new ApiProbe(URI.create("https://127.0.0.1:" + port), commands.credentials());
            var server = launch("kube-apiserver", commands.apiServer(program, port, etcdPort));
            if (settles(server, () -> Ports.isListening(port) && ask.get("/readyz").isPresent())) {
                Kubeconfig.write(options.kubeconfig(), ask.server(), commands.credentials());
                lastPort.write(port);
                remember(ask);
                return;
            }
            giveUpOrRetry(server, attempt);
        }
    }

    /// Starts the controller manager when its binary is there; without it the cluster lives on and says what is missing.
    void joinControllerManager(Provisioning binaries) {
        try {
            var program = binaries.await(Binary.KUBE_CONTROLLER_MANAGER).path();
            var credentials = new Credentials(options.run().resolve("pki"));
            var command = new Commands(options, credentials).controllerManager(program);
            var child = launch("kube-controller-manager", command);
            child.onUnexpectedEnd(this::fail);
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
        while (!started.isEmpty()) {
            var child = started.pop();
            child.stop(options.disposable() ? Duration.ZERO : grace(child));
        }
    }

    /// An API server is done at once, but then sits out any grace while a watch is open.
    private static Duration grace(ChildProcess child) {
        return child.name().equals(ETCD) ? Duration.ofSeconds(5) : Duration.ofSeconds(1);
    }

    private synchronized ChildProcess launch(String name, List<String> command) {
        if (stopped) {
            throw new LocalException("the control plane was stopped");
        }
        var child = ChildProcess.start(home, name, command);
        started.push(child);
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

    /// Whether the child comes to serve; from then on its end is a failure that is told.
    private boolean settles(ChildProcess child, Waiting.Condition serves)
            throws InterruptedException {
        boolean settled = Waiting.until(child, serves);
        if (settled) {
            child.onUnexpectedEnd(this::fail);
        }
        return settled;
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
