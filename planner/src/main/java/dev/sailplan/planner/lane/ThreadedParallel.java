package dev.sailplan.planner.lane;

import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.port.Threads;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/// Side by side on threads of their own, a bounded number at a time; the caller's is one of them.
public final class ThreadedParallel implements Parallel {
    private final Threads threads;
    private final int atMost;

    public ThreadedParallel(Threads threads, int atMost) {
        this.threads = threads;
        this.atMost = atMost;
    }

    @Override
    public <T> List<T> all(List<Callable<T>> tasks) {
        int helpers = Math.min(atMost, tasks.size()) - 1;
        Shared<T> shared = new Shared<>(tasks, helpers, threads.signal());
        for (int i = 0; i < helpers; i++) {
            threads.start("applications " + i, shared::help);
        }
        shared.takeAll();
        if (helpers > 0) {
            shared.ended.await();
        }
        return shared.results();
    }

    private static final class Shared<T> {
        private final List<Callable<T>> tasks;
        private final AtomicInteger helping;
        private final Signal ended;
        private final ConcurrentHashMap<Integer, T> results = new ConcurrentHashMap<>();
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReference<Optional<Throwable>> failure =
                new AtomicReference<>(Optional.empty());

        Shared(List<Callable<T>> tasks, int helpers, Signal ended) {
            this.tasks = List.copyOf(tasks);
            this.helping = new AtomicInteger(helpers);
            this.ended = ended;
        }

        void help() {
            takeAll();
            if (helping.decrementAndGet() == 0) {
                ended.raise();
            }
        }

        void takeAll() {
            int number = next.getAndIncrement();
            while (number < tasks.size() && failure.get().isEmpty()) {
                run(number);
                number = next.getAndIncrement();
            }
        }

        private void run(int number) {
            try {
                results.put(number, tasks.get(number).call());
            } catch (Exception | Error e) {
                failure.compareAndSet(Optional.empty(), Optional.of(e));
            }
        }

        List<T> results() {
            failure.get().ifPresent(Shared::rethrow);
            return IntStream.range(0, tasks.size())
                    .mapToObj(i -> Optional.ofNullable(results.get(i)).orElseThrow())
                    .toList();
        }

        private static void rethrow(Throwable failure) {
            switch (failure) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw new IllegalStateException(failure);
            }
        }
    }
}
