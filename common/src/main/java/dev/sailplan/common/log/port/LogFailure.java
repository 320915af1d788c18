package dev.sailplan.common.log.port;

/// A failure of the log, by what is to be done about it.
public abstract sealed class LogFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private LogFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /// Says that the group has moved on since the last poll. Nothing was committed: abort, poll, and commit again what
    /// is still ours.
    public static final class CommitRefused extends LogFailure {
        private static final long serialVersionUID = 1L;

        public CommitRefused(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// A fencing: somebody else runs under our identity. The session is useless.
    public static final class Fenced extends LogFailure {
        private static final long serialVersionUID = 1L;

        public Fenced(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// A topic can't be written: it is missing, or we may not, or it doesn't take such a record. Nothing of the
    /// transaction was committed: abort, and commit again without what goes there.
    public static final class Unwritable extends LogFailure {
        private static final long serialVersionUID = 1L;
        private final String topic;

        /// @param why in the log's own words
        public Unwritable(String topic, String why, Throwable cause) {
            super("topic " + topic + " can't be written: " + why, cause);
            this.topic = topic;
        }

        public String topic() {
            return topic;
        }
    }

    /// A failure of any other kind. Whether the last transaction was committed is unknown: only the log can tell.
    public static final class Broken extends LogFailure {
        private static final long serialVersionUID = 1L;

        public Broken(String message, Throwable cause) {
            super(message, cause);
        }

        public Broken(String message) {
            super(message, new IllegalStateException(message));
        }
    }
}
