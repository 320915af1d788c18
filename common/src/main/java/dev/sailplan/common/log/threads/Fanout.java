package dev.sailplan.common.log.threads;

import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.port.Threads;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Applies a function to many items at once, at most so many at a time; the caller's thread is one that does.
public final class Fanout {
    private final Threads threads;
    private final int width;

    public Fanout(Threads threads, int width) {
        this.threads = threads;
        this.width = width;
    }

    /// The results in the order of the items. After a failure no further item is begun; once nothing runs any more,
    /// the first failure in that order is thrown.
    public <A, B> List<B> map(List<A> items, Function<A, B> work) {
        int helpers = Math.min(width, items.size()) - 1;
        Batch<A, B> batch = new Batch<>(List.copyOf(items), work, helpers, threads.signal());
        for (int i = 0; i < helpers; i++) {
            threads.start("fanout-" + i, batch::help);
        }
        try {
            batch.takeAll();
        } finally {
            if (helpers > 0) {
                batch.ended.await();
            }
        }
        return batch.results();
    }

    private static final class Batch<A, B> {
        private final List<A> items;
        private final Function<A, B> work;
        private final AtomicInteger helping;
        private final Signal ended;
        private final AtomicInteger next = new AtomicInteger();
        private final ConcurrentMap<Integer, B> results = new ConcurrentHashMap<>();
        private final ConcurrentMap<Integer, Throwable> failures = new ConcurrentHashMap<>();
        private volatile boolean failed;

        Batch(List<A> items, Function<A, B> work, int helpers, Signal ended) {
            this.items = items;
            this.work = work;
            this.helping = new AtomicInteger(helpers);
            this.ended = ended;
        }

        void help() {
            try {
                takeAll();
            } finally {
                if (helping.decrementAndGet() == 0) {
                    ended.raise();
                }
            }
        }

        void takeAll() {
            int i = next.getAndIncrement();
            while (i < items.size() && !failed) {
                one(i);
                i = next.getAndIncrement();
            }
        }

        private void one(int i) {
            try {
                results.put(i, work.apply(items.get(i)));
            } catch (RuntimeException | Error e) {
                failed = true;
                failures.put(i, e);
            }
        }

        List<B> results() {
            if (!failures.isEmpty()) {
                throw thrown(Objects.requireNonNull(failures.get(first())));
            }
            if (failed) {
                throw new OutOfMemoryError("too little memory to keep what failed");
            }
            return IntStream.range(0, items.size())
                    .mapToObj(i -> Objects.requireNonNull(results.get(i)))
                    .toList();
        }

        private int first() {
            return Collections.min(failures.keySet());
        }

        private static RuntimeException thrown(Throwable failure) {
            if (failure instanceof Error error) {
                throw error;
            }
            return failure instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(failure);
        }
    }
}
