package dev.sailplan.local.kube.provide;

import dev.sailplan.local.LocalException;
import dev.sailplan.local.RunEnvironment;
import dev.sailplan.local.kube.provide.binary.Binary;
import dev.sailplan.local.kube.provide.binary.Progress;
import dev.sailplan.local.kube.provide.binary.ProvidedBinary;
import dev.sailplan.local.kube.provide.binary.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/// Provides binaries one after the other; each can be used as soon as it is there.
public final class Provisioning implements AutoCloseable {

    private final Map<Binary, CompletableFuture<ProvidedBinary>> results =
            new EnumMap<>(Binary.class);
    private final Function<Binary, List<Source>> sources;
    private final Thread worker;

    private Provisioning(Set<Binary> binaries, Function<Binary, List<Source>> sources) {
        this.sources = sources;
        for (var binary : binaries) {
            results.put(binary, new CompletableFuture<>());
        }
        worker = Thread.ofVirtual().name("provisioning").unstarted(this::provideAll);
    }

    /// Starts providing the control plane from the first source that works: assets, cache, download, build.
    public static Provisioning start(Progress progress) {
        return start(RunEnvironment.ofThisProcess(), progress);
    }

    /// The same for given surroundings.
    public static Provisioning start(RunEnvironment surroundings, Progress progress) {
        return start(Binary.OF_CONTROL_PLANE, surroundings, progress);
    }

    /// The same for what fake nodes need.
    public static Provisioning startFakeNodes(Progress progress) {
        return start(Binary.OF_FAKE_NODES, RunEnvironment.ofThisProcess(), progress);
    }

    private static Provisioning start(
            Set<Binary> binaries, RunEnvironment surroundings, Progress progress) {
        return start(binaries, binary -> Sources.of(binary, surroundings, progress));
    }

    static Provisioning start(List<Source> sources) {
        return start(Binary.OF_CONTROL_PLANE, _ -> sources);
    }

    private static Provisioning start(
            Set<Binary> binaries, Function<Binary, List<Source>> sources) {
        var provisioning = new Provisioning(binaries, sources);
        provisioning.worker.start();
        return provisioning;
    }

    /// Waits until the binary is there; throws [LocalException] saying what to provide when it can't be.
    public ProvidedBinary await(Binary binary) {
        try {
            return result(binary).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted while waiting for " + binary.program(), e);
        } catch (ExecutionException e) {
            throw new LocalException(words(e), e);
        }
    }

    /// The binary if it is there already.
    public Optional<ProvidedBinary> ready(Binary binary) {
        var result = result(binary);
        return result.isDone() && !result.isCompletedExceptionally()
                ? Optional.of(result.join())
                : Optional.empty();
    }

    /// Stops what is under way; a build goes on from there next time.
    @Override
    public void close() {
        worker.interrupt();
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String words(ExecutionException failure) {
        return Optional.ofNullable(failure.getCause())
                .flatMap(cause -> Optional.ofNullable(cause.getMessage()))
                .orElseGet(failure::toString);
    }

    private void provideAll() {
        for (var binary : results.keySet()) {
            try {
                result(binary).complete(provide(binary));
            } catch (InterruptedException e) {
                abandon("providing the control plane was interrupted; the next start goes on");
                return;
            } catch (RuntimeException e) {
                result(binary).completeExceptionally(e);
            }
        }
    }

    private ProvidedBinary provide(Binary binary) throws InterruptedException {
        var reasons = new ArrayList<String>();
        for (var source : sources.apply(binary)) {
            switch (source.obtain(binary)) {
                case Source.Attempt.Found(var path, var origin) -> {
                    return new ProvidedBinary(binary, path, origin);
                }
                case Source.Attempt.Missing(var why) -> reasons.add(why);
            }
        }
        throw new LocalException(Advice.missing(binary, reasons));
    }

    private void abandon(String why) {
        results.values().forEach(open -> open.completeExceptionally(new LocalException(why)));
    }

    private CompletableFuture<ProvidedBinary> result(Binary binary) {
        return Objects.requireNonNull(results.get(binary));
    }
}
