package dev.sailplan.applier.cluster;

import java.util.Optional;

/// A reason to send requests: it may name them in the API server's audit log, and may stop them.
public interface RequestCause {
    /// Requests that belong to no release. The API server names them itself.
    RequestCause NONE =
            new RequestCause() {
                @Override
                public void goOn() {}

                @Override
                public Optional<String> auditId() {
                    return Optional.empty();
                }
            };

    /// Asked when a request that changes something has its turn, just before it is sent: to wait for the turn may
    /// have taken longer than the cluster is ours. What it throws is thrown to whoever asked for the change.
    void goOn();

    /// The `Audit-ID` of the next request: at most 64 hexadecimal digits and hyphens.
    Optional<String> auditId();

    /// Whether a request has a turn of its own: others, which hold all the usual turns, wait for its answer.
    default boolean isUrgent() {
        return false;
    }

    /// The same, before all others.
    default RequestCause urgent() {
        RequestCause usual = this;
        return new RequestCause() {
            @Override
            public void goOn() {
                usual.goOn();
            }

            @Override
            public Optional<String> auditId() {
                return usual.auditId();
            }

            @Override
            public boolean isUrgent() {
                return true;
            }
        };
    }
}
