package dev.sailplan.applier.execute;

import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.port.Threads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Does the same to many things at once, no more than so many at a time.
public final class Fanout {
    private final Threads threads;
    private final int width;

    public Fanout(Threads threads, int width) {
        this.threads = threads;
        this.width = width;
    }

    /// The results in the order of the items. Of several failures the first in that order is thrown, once
    /// nothing runs any more.
    public <A, B> List<B> map(List<A> items, Function<A, B> work) {
        if (items.size() == 1) {
            return List.of(work.apply(items.getFirst()));
        }
        Batch<A, B> batch = new Batch<>(items, work, threads.signal());
        int runners = Math.min(width, items.size());
        for (int i = 0; i < runners; i++) {
            threads.start("fanout-" + i, () -> batch.run(runners));
        }
        return runners == 0 ? List.of() : batch.results();
    }

    private static final class Batch<A, B> {
        private final List<A> items;
        private final Function<A, B> work;
        private final Signal done;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger finished = new AtomicInteger();
        private final ConcurrentMap<Integer, B> results = new ConcurrentHashMap<>();
        private final ConcurrentMap<Integer, Throwable> failures = new ConcurrentHashMap<>();

        Batch(List<A> items, Function<A, B> work, Signal done) {
            this.items = items;
            this.work = work;
            this.done = done;
        }

        void run(int runners) {
            try {
                for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                    one(i);
                }
            } finally {
                if (finished.incrementAndGet() == runners) {
                    done.raise();
                }
            }
        }

        private void one(int i) {
            if (!failures.isEmpty()) {
                return;
            }
            try {
                results.put(i, work.apply(items.get(i)));
            } catch (RuntimeException | Error e) {
                failures.put(i, e);
            }
        }

        List<B> results() {
            done.await();
            if (!failures.isEmpty()) {
                throw thrown(failures.get(Collections.min(failures.keySet())));
            }
            List<B> ordered = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                ordered.add(java.util.Objects.requireNonNull(results.get(i)));
            }
            return List.copyOf(ordered);
        }

        private static RuntimeException thrown(@org.jspecify.annotations.Nullable Throwable e) {
            if (e instanceof Error error) {
                throw error;
            }
            return e instanceof RuntimeException known ? known : new IllegalStateException(e);
        }
    }
}
