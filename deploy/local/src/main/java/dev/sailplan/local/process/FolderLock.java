package dev.sailplan.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// An exclusive lock on a folder, across processes and within one; the kernel lets go of it when its holder dies.
public final class FolderLock implements AutoCloseable {

    private static final Duration RETRY = Duration.ofMillis(200);

    /// What this JVM holds. POSIX locks belong to the process: merely closing a second channel to a locked file
    /// would let go of the first one's lock, so that file must not be opened again.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileLock lock;

    private FolderLock(Path file, FileLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /// The lock, or empty while somebody else holds it.
    public static Optional<FolderLock> tryAcquire(Path folder) {
        try {
            Files.createDirectories(folder);
            Path file = folder.toRealPath().resolve(".lock");
            if (!HELD.add(file)) {
                return Optional.empty();
            }
            Optional<FolderLock> lock = Optional.empty();
            try {
                lock = lockOf(file);
                return lock;
            } finally {
                if (lock.isEmpty()) {
                    HELD.remove(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + folder, e);
        }
    }

    private static Optional<FolderLock> lockOf(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new FolderLock(file, lock));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
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

    @Override
    public void close() {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(file);
        }
    }
}
