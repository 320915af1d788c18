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
    private volatile Optional<Service> service = Optional.empty();
    private volatile Optional<String> badEdit = Optional.empty();

    /// What the settings file and the files that it names hold, by digests.
    private record Content(Digest settings, Digest files) {}

    private record InForce(ServerSettings settings, Digest files) {}

    /// With settings that were just read from the file.
    RunningService(ServiceRole role, SettingsFile file, ServerSettings settings) {
        this.role = role;
        this.file = file;
        this.inForce = inForce(settings);
        this.judged = content();
        this.seen = judged;
    }

    void start(ServiceRole.Prepared prepared) {
        service = Optional.of(prepared.start());
    }

    Readiness readiness() {
        Readiness now =
                service.map(Service::readiness)
                        .orElse(
                                new Readiness.NotReady(
                                        List.of("it starts, and may wait for Kafka")));
        return badEdit.map(fault -> new Readiness.Ready(List.of("not in force: " + fault)))
                .map(note -> Readiness.all(List.of(now, note)))
                .orElse(now);
    }

    /// Looks for an edit. It is judged only when it reads the same at two looks: a file may be half written.
    void follow() {
        Content now = content();
        boolean settled = now.equals(seen);
        seen = now;
        boolean again = badEdit.isPresent() && ++looks % LOOKS_BETWEEN_TRIES == 0;
        if (settled && (again || !now.equals(judged))) {
            judged = now;
            judge();
        }
    }

    private void judge() {
        try {
            take(file.read());
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

    private void take(ServerSettings next) {
        ServiceRole.Prepared prepared = role.prepare(next);
        InForce edited = inForce(next);
        Service running = service.orElseThrow();
        if (concerns(edited) && !running.takeOver(next)) {
            running.close();
            service = Optional.of(prepared.start());
        }
        inForce = edited;
        judged = content();
        seen = judged;
        LOG.atInfo().addKeyValue("file", file.path()).log("an edit of the settings is in force");
    }

    private boolean concerns(InForce edited) {
        return !edited.files().equals(inForce.files())
                || !role.concerns(edited.settings()).equals(role.concerns(inForce.settings()));
    }

    private InForce inForce(ServerSettings settings) {
        return new InForce(settings, SettingsFile.digest(role.files(settings)));
    }

    private Content content() {
        return new Content(file.digest(), SettingsFile.digest(role.files(inForce.settings())));
    }

    @Override
    public void close() {
        service.ifPresent(Service::close);
    }
}
