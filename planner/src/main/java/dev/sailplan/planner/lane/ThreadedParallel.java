package dev.sailplan.planner.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/// Side by side on threads of a factory, a bounded number at a time.
public final class ThreadedParallel implements Parallel {
    private final ThreadFactory threads;
    private final int atMost;

    public ThreadedParallel(ThreadFactory threads, int atMost) {
        this.threads = threads;
        this.atMost = atMost;
    }

    @Override
    public <T> List<T> all(List<Callable<T>> tasks) {
        Work<T> work = new Work<>(tasks);
        List<Thread> helpers = new ArrayList<>();
        for (int i = 1; i < Math.min(atMost, tasks.size()); i++) {
            Thread helper = threads.newThread(work::takeAll);
            helper.start();
            helpers.add(helper);
        }
        work.takeAll();
        helpers.forEach(ThreadedParallel::join);
        return work.results();
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Work<T> {
        private final List<Callable<T>> tasks;
        private final ConcurrentHashMap<Integer, T> results = new ConcurrentHashMap<>();
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReference<Optional<Throwable>> failure =
                new AtomicReference<>(Optional.empty());

        Work(List<Callable<T>> tasks) {
            this.tasks = List.copyOf(tasks);
        }

        void takeAll() {
            int number = next.getAndIncrement();
            while (number < tasks.size() && failure.get().isEmpty()) {
                run(number);
                number = next.getAndIncrement();
            }
        }

        @SuppressWarnings("CatchAndPrintStackTrace")
        private void run(int number) {
            try {
                results.put(number, tasks.get(number).call());
            } catch (Exception | Error e) {
                failure.compareAndSet(Optional.empty(), Optional.of(e));
            }
        }

        List<T> results() {
            failure.get().ifPresent(Work::rethrow);
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
