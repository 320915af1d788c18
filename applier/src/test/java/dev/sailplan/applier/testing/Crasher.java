package dev.sailplan.applier.testing;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Kills a process at the n-th call of any port: before the call has an effect, or after it had.
public final class Crasher {
    private final int at;
    private final boolean after;
    private final BooleanSupplier condition;
    private int calls;
    private volatile boolean dead;

    private Crasher(int at, boolean after, BooleanSupplier condition) {
        this.at = at;
        this.after = after;
        this.condition = condition;
    }

    public static Crasher when(BooleanSupplier condition) {
        return new Crasher(Integer.MAX_VALUE, false, condition);
    }

    /// As [#call], many at a time.
    public <T> T pass(Supplier<T> effect) {
        if (dead || condition.getAsBoolean()) {
            dead = true;
            throw new Killed();
        }
        return effect.get();
    }

    public static Crasher before(int call) {
        return new Crasher(call, false, () -> false);
    }

    public static Crasher after(int call) {
        return new Crasher(call, true, () -> false);
    }

    public static Crasher never() {
        return new Crasher(Integer.MAX_VALUE, false, () -> false);
    }

    /// What a dead process does: nothing any more.
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    public synchronized <T> T call(Supplier<T> effect) {
        calls++;
        boolean now = calls == at;
        if (dead || (now && !after)) {
            dead = true;
            throw new Killed();
        }
        T answer = effect.get();
        if (now) {
            dead = true;
            throw new Killed();
        }
        return answer;
    }

    /// As [#call], of what answers nothing.
    public Runnable around(Runnable effect) {
        return () ->
                call(() -> {
                    effect.run();
                    return true;
                });
    }

    public boolean isDead() {
        return dead;
    }
}
