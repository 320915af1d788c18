package dev.sailplan.common.service;

import dev.sailplan.common.command.ExitCode;
import dev.sailplan.common.settings.HealthAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a service in this process, from its settings to SIGTERM.
///
/// A stop drains: the service ends what is under way at its next step and commits it. Within 30 s, the time that
/// Kubernetes gives a pod; then the process ends as a kill would end it, which loses nothing either.
public final class ServiceProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceProcess.class);
    private static final Duration DRAIN = Duration.ofSeconds(28);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final ServiceRole role;
    private final ServiceOptions options;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch drained = new CountDownLatch(1);
    private volatile boolean running;
    private volatile boolean clean;

    public ServiceProcess(ServiceRole role, ServiceOptions options) {
        this.role = role;
        this.options = options;
    }

    /// Returns the exit code once the service was told to stop and has drained.
    ///
    /// @throws dev.sailplan.common.command.CommandFailed where it can't start, with every fault
    public int run() throws InterruptedException {
        RunningService service = new RunningService(role, new SettingsFile(options.config()));
        ServiceLog.start(options.log());
        HealthAddress address = options.health().orElse(role.health(service.settings()));
        try (HealthServer health = HealthServer.start(role.name(), address, service::readiness)) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::drain, "drain"));
            service.start();
            running = true;
            LOG.atInfo()
                    .addKeyValue("service", role.name())
                    .addKeyValue("instance", options.instance())
                    .addKeyValue("health", address.host() + ":" + health.port())
                    .log("started");
            followUntilStopped(service);
            return ExitCode.DONE;
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("service", role.name())
                    .addKeyValue("why", e.getMessage())
                    .log("ended");
            throw e;
        } finally {
            running = false;
            drained.countDown();
        }
    }

    private void followUntilStopped(RunningService service) throws InterruptedException {
        try (service) {
            while (!stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                service.follow();
            }
            LOG.atInfo().addKeyValue("service", role.name()).log("stopping");
        }
        clean = true;
        LOG.atInfo().addKeyValue("service", role.name()).log("stopped");
    }

    /// Runs in a shutdown hook. A service that never came up has nothing under way, and its exit code stays as it is.
    private void drain() {
        stop.countDown();
        if (!running) {
            return;
        }
        try {
            boolean done = drained.await(DRAIN.toMillis(), TimeUnit.MILLISECONDS) && clean;
            Runtime.getRuntime().halt(done ? ExitCode.DONE : ExitCode.ERROR);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
