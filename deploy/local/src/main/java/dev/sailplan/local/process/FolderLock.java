package dev.sailplan.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An exclusive hold on a folder, across processes and within one; the kernel lets go of it when its holder dies.
public final class FolderLock implements AutoCloseable {

    private static final Duration RETRY = Duration.ofMillis(200);

    private final FileLock lock;

    private FolderLock(FileLock lock) {
        this.lock = lock;
    }

    /// The lock, or empty while somebody else holds it.
    public static Optional<FolderLock> tryAcquire(Path folder) {
        try {
            Files.createDirectories(folder);
            var channel =
                    FileChannel.open(
                            folder.resolve(".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new FolderLock(lock));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + folder, e);
        }
    }

    /// Waits for the lock; `onWait` runs once, before the first wait.
    public static FolderLock acquire(Path folder, Runnable onWait) throws InterruptedException {
        var lock = tryAcquire(folder);
        if (lock.isEmpty()) {
            onWait.run();
        }
        while (lock.isEmpty()) {
            Thread.sleep(RETRY);
            lock = tryAcquire(folder);
        }
        return lock.get();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very JVM: to the caller it is simply held.
            return null;
        }
    }

    @Override
    public void close() {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
