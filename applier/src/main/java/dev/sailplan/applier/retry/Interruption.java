package dev.sailplan.applier.retry;

import dev.sailplan.common.domain.id.Generation;

/// Interrupts the work on a release that can't go on here and now. Never an outcome by itself.
public abstract sealed class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Interruption(String message) {
        super(message, null, false, false);
    }

    /// The cluster does not answer as it should; the release waits and is resumed.
    public static sealed class Waiting extends Interruption {
        private static final long serialVersionUID = 1L;

        public Waiting(String message) {
            super(message);
        }
    }

    /// An admission webhook that guards the inventory does not answer.
    public static final class WebhookDown extends Waiting {
        private static final long serialVersionUID = 1L;
        private final String webhook;

        public WebhookDown(String webhook, String message) {
            super(message);
            this.webhook = webhook;
        }

        public String webhook() {
            return webhook;
        }
    }

    /// Somebody else wrote the inventory; read it again and decide anew.
    public static final class InventoryMoved extends Interruption {
        private static final long serialVersionUID = 1L;

        public InventoryMoved() {
            super("the inventory was written by somebody else");
        }
    }

    /// Another release or another applier holds the cluster now: nothing may be written any more.
    public static final class ClaimLost extends Interruption {
        private static final long serialVersionUID = 1L;

        public ClaimLost(Generation claimed) {
            super("the cluster is claimed for " + claimed);
        }
    }
}
