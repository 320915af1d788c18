package dev.sailplan.local.kube;

import dev.sailplan.local.LocalException;
import dev.sailplan.local.process.ChildProcess;
import dev.sailplan.local.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/// The control plane's processes, started bottom up and stopped top down.
final class Parts {

    private static final Duration READY = Duration.ofMinutes(2);
    private static final int TRIES = 4;
    private static final Pattern VERSION = Pattern.compile("\"gitVersion\":\\s*\"([^\"]+)\"");

    private final ControlPlaneOptions options;
    private final ChildProcess.Home home;
    private final Deque<ChildProcess> started = new ArrayDeque<>();
    private Optional<ApiProbe> probe = Optional.empty();
    private Optional<String> trouble = Optional.empty();
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
            var etcd = launch("etcd", commands.etcd(program, port, Ports.free()));
            if (settles(etcd, () -> !Ports.isFree(port))) {
                return port;
            }
            giveUpOrRetry(etcd, attempt);
        }
    }

    private void startServer(Commands commands, Path program, int etcdPort)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            int port = Ports.freeOr(attempt == 1 ? lastPort() : 0);
            var ask = new ApiProbe(URI.create("https://127.0.0.1:" + port), commands.credentials());
            var server = launch("kube-apiserver", commands.apiServer(program, port, etcdPort));
            if (settles(server, () -> ask.get("/readyz").isPresent())) {
                Kubeconfig.write(options.kubeconfig(), ask.server(), commands.credentials());
                PrivateFiles.write(portFile(), Integer.toString(port));
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
            var command =
                    new Commands(options, credentials).controllerManager(program, Ports.free());
            launch("kube-controller-manager", command);
        } catch (LocalException e) {
            if (!isStopped()) {
                options.progress().report("no controllers: " + e.getMessage());
            }
        }
    }

    void awaitControllers() throws InterruptedException {
        var account = "/api/v1/namespaces/default/serviceaccounts/default";
        var manager = latest();
        if (!settles(manager, () -> probe().get(account).isPresent())) {
            throw new LocalException(manager.epitaph());
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
        var grace = options.disposable() ? Duration.ZERO : Duration.ofSeconds(5);
        while (!started.isEmpty()) {
            started.pop().stop(grace);
        }
    }

    private synchronized ChildProcess launch(String name, java.util.List<String> command) {
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

    /// Whether the condition comes true while the child lives; from then on its end is a failure that is told.
    private boolean settles(ChildProcess child, Condition condition) throws InterruptedException {
        long deadline = System.nanoTime() + READY.toNanos();
        while (child.isAlive() && System.nanoTime() < deadline) {
            if (condition.holds()) {
                child.onUnexpectedEnd(this::fail);
                return true;
            }
            Thread.sleep(50);
        }
        return false;
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

    private synchronized ChildProcess latest() {
        return started.element();
    }

    private synchronized void remember(ApiProbe ask) {
        probe = Optional.of(ask);
    }

    private synchronized ApiProbe probe() {
        return probe.orElseThrow(() -> new IllegalStateException("not started"));
    }

    /// Clients that outlive a restart find the server again.
    private int lastPort() throws IOException {
        try {
            return Files.exists(portFile()) ? Integer.parseInt(Files.readString(portFile())) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private Path portFile() {
        return options.run().resolve("kube-apiserver.port");
    }

    private interface Condition {
        boolean holds() throws InterruptedException;
    }
}
