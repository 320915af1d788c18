package dev.sailplan.deploy.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// One `sailplan dev` for all classes of this process whose tests need no other: each test declares applications and
/// namespaces of its own, and counts nothing else. It is started by the first that asks, and stopped with the process.
final class SharedDev {
    private static final AtomicInteger CLONES = new AtomicInteger();

    private SharedDev() {}

    static DevProcess dev() {
        return Holder.DEV;
    }

    /// A fresh clone of the sample repository.
    static WorkTree workTree() {
        Path folder = dev().data().resolveSibling("clone-" + CLONES.incrementAndGet());
        return new WorkTree(dev().cloneSample(folder));
    }

    private static final class Holder {
        static final DevProcess DEV = start();

        private static DevProcess start() {
            try {
                Path folder = Files.createTempDirectory("sailplan-shared-dev");
                DevProcess dev = DevProcess.start(folder.resolve("data"));
                Runtime.getRuntime().addShutdownHook(new Thread(dev::close, "stop shared dev"));
                return dev;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
