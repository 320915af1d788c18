package dev.sailplan.common.log.kafka;

import dev.sailplan.common.log.kafka.connect.ConnectionTrouble;
import dev.sailplan.common.log.port.LogFailure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;

/// An admin client that gets over a refused log-in. Kafka's own repeats the refusal to every question for as long as it
/// would have kept its metadata, five minutes, whatever has been put right meanwhile.
final class RenewedAdmin implements AutoCloseable {
    private final Map<String, Object> settings;
    private final AtomicReference<Admin> current;

    RenewedAdmin(Map<String, Object> settings) {
        this.settings = settings;
        this.current = new AtomicReference<>(opened());
    }

    private Admin opened() {
        return Failures.in("opening Kafka's client", () -> Admin.create(settings));
    }

    <T> T ask(String what, Function<Admin, T> question) {
        Admin asked = current.get();
        try {
            return Failures.in(what, () -> question.apply(asked));
        } catch (LogFailure e) {
            if (ConnectionTrouble.isOfLogin(e)) {
                replace(asked);
            }
            throw e;
        }
    }

    /// Several may have met the same refusal: one of them replaces it.
    private void replace(Admin refused) {
        Admin next = opened();
        if (current.compareAndSet(refused, next)) {
            refused.close(Duration.ZERO);
        } else {
            next.close(Duration.ZERO);
        }
    }

    @Override
    public void close() {
        current.get().close();
    }
}
