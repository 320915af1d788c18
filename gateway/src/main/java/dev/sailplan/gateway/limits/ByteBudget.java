package dev.sailplan.gateway.limits;

import java.util.HashMap;
import java.util.Map;

/// Bounds the bytes of all bodies held at once, in all and for each repository.
///
/// A part of both is kept for the beginnings of bodies, which is all there is of nearly every webhook: so
/// however many large bodies strangers send, small ones still pass.
public final class ByteBudget {
    public static final int SMALL = 64 << 10;
    private static final int RESERVED_SHARE = 4;

    private final long atOnce;
    private final long perRepository;
    private final Map<String, Long> byRepository = new HashMap<>();
    private long held;

    public ByteBudget(IntakeLimits.Bodies limits) {
        this.atOnce = limits.atOnce() + limits.atOnce() / RESERVED_SHARE;
        this.perRepository = limits.perRepository() + limits.perRepository() / RESERVED_SHARE;
    }

    /// Opens an account for one body.
    public Share open(String account) {
        return new Share(account);
    }

    public synchronized long held() {
        return held;
    }

    private synchronized boolean take(String repository, long bytes, boolean large) {
        long mine = byRepository.getOrDefault(repository, 0L);
        long allowed = large ? perRepository - perRepository / (RESERVED_SHARE + 1) : perRepository;
        long allowedInAll = large ? atOnce - atOnce / (RESERVED_SHARE + 1) : atOnce;
        if (mine + bytes > allowed || held + bytes > allowedInAll) {
            return false;
        }
        held += bytes;
        byRepository.put(repository, mine + bytes);
        return true;
    }

    private synchronized void giveBack(String repository, long bytes) {
        held -= bytes;
        byRepository.computeIfPresent(
                repository, (_, mine) -> mine == bytes ? null : Long.valueOf(mine - bytes));
    }

    /// Counts what one body has taken. Used by one thread at a time.
    public final class Share {
        private final String repository;
        private long taken;

        private Share(String repository) {
            this.repository = repository;
        }

        /// Makes the account hold `total` bytes, or says that there is no room.
        public boolean growTo(long total) {
            if (total <= taken) {
                return true;
            }
            boolean room = take(repository, total - taken, total > SMALL);
            taken = room ? total : taken;
            return room;
        }

        public void close() {
            giveBack(repository, taken);
            taken = 0;
        }
    }
}
