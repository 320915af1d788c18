package dev.sailplan.common.service;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.settings.ServerSettings;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A service that follows its settings: a good edit is taken over, a bad one is told and leaves the old ones in force.
///
/// Where a service can't take an edit over while it runs, it is drained and started anew within the process. That is
/// what a restart does, but a bad edit never gets that far.
final class RunningService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningService.class);

    /// How many looks pass before a bad edit is tried again: a file that it names may have come since.
    private static final int LOOKS_BETWEEN_TRIES = 15;

    private final ServiceRole role;
    private final SettingsFile file;
    private InForce inForce;
    private Content judged;
    private Content seen;
    private int looks;
    private volatile boolean stopping;
    private volatile Optional<Service> service = Optional.empty();
    private volatile Optional<String> badEdit = Optional.empty();

    /// What the settings file and the files that it names hold, by digests.
    private record Content(Digest settings, Digest files) {}

    private record InForce(ServerSettings settings, Digest files, ServiceRole.Prepared prepared) {}

    /// Reads the settings, with every key and secret, and starts nothing yet.
    ///
    /// @throws CommandFailed with every fault
    RunningService(ServiceRole role, SettingsFile file) {
        this.role = role;
        this.file = file;
        Digest before = file.digest();
        this.inForce = prepared(file.read());
        this.judged = new Content(before, inForce.files());
        this.seen = judged;
    }

    ServerSettings settings() {
        return inForce.settings();
    }

    /// Returns once it runs; may wait for the log.
    void start() {
        service = Optional.of(inForce.prepared().start());
    }

    Readiness readiness() {
        if (stopping) {
            return new Readiness.NotReady(List.of("it is stopping"));
        }
        Readiness now =
                service.map(Service::readiness)
                        .orElse(
                                new Readiness.NotReady(
                                        List.of("it starts, and may wait for Kafka")));
        return badEdit.map(fault -> now.noting("not in force: " + fault)).orElse(now);
    }

    /// Looks for an edit. It is judged only when it reads the same at two looks: a file may be half written.
    void follow() {
        Content now = content();
        boolean settled = now.equals(seen);
        seen = now;
        boolean again = badEdit.isPresent() && ++looks % LOOKS_BETWEEN_TRIES == 0;
        if (settled && (again || !now.equals(judged))) {
            judged = now;
            judge(now);
        }
    }

    private void judge(Content now) {
        try {
            take(now, file.read());
            badEdit = Optional.empty();
        } catch (CommandFailed e) {
            Optional<String> fault = Optional.ofNullable(e.getMessage());
            if (!fault.equals(badEdit)) {
                LOG.atError()
                        .addKeyValue("file", file.path())
                        .addKeyValue("fault", e.getMessage())
                        .log(
                                "an edit of the settings is not taken over; the old ones stay in force");
            }
            badEdit = fault;
        }
    }

    /// What it judges by was digested before it was read: what changes meanwhile is the next edit.
    private void take(Content now, ServerSettings next) {
        InForce edited = prepared(next);
        Service running = service.orElseThrow();
        if (concerns(edited) && !running.takeOver(next)) {
            restart(running, edited);
        }
        inForce = edited;
        judged = new Content(now.settings(), edited.files());
        seen = judged;
        LOG.atInfo().addKeyValue("file", file.path()).log("an edit of the settings is in force");
    }

    /// What can only be tried, such as a port, may fail; then it goes on as before.
    private void restart(Service running, InForce edited) {
        service = Optional.empty();
        running.close();
        try {
            service = Optional.of(edited.prepared().start());
        } catch (RuntimeException e) {
            service = Optional.of(inForce.prepared().start());
            throw new CommandFailed(String.valueOf(e.getMessage()));
        }
    }

    private boolean concerns(InForce edited) {
        return !edited.files().equals(inForce.files())
                || !role.concerns(edited.settings()).equals(role.concerns(inForce.settings()));
    }

    private InForce prepared(ServerSettings settings) {
        Digest files = SettingsFile.digest(role.files(settings));
        return new InForce(settings, files, role.prepare(settings));
    }

    private Content content() {
        return new Content(file.digest(), SettingsFile.digest(role.files(inForce.settings())));
    }

    @Override
    public void close() {
        stopping = true;
        service.ifPresent(Service::close);
    }
}
