package dev.sailplan.local.kube.provide.cache;

import dev.sailplan.local.LocalException;
import dev.sailplan.local.kube.provide.binary.Binary;
import dev.sailplan.local.kube.provide.binary.Origin;
import dev.sailplan.local.kube.provide.binary.Progress;
import dev.sailplan.local.kube.provide.binary.Source;
import dev.sailplan.local.process.FolderLock;
import dev.sailplan.local.process.ProcessRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Puts binaries into the cache: by one process at a time, and only whole ones under their name.
public record Installation(BinaryCache cache, Progress progress) {

    /// Makes the binary's file at a temporary path.
    public interface Maker {
        void make(Path temporary) throws IOException, InterruptedException;
    }

    /// Runs the maker under the binary's lock, unless another run has made the binary meanwhile.
    public Source.Attempt install(Binary binary, Origin origin, Maker maker)
            throws InterruptedException {
        try (var _ = lock(binary)) {
            if (cached(binary) instanceof Source.Attempt.Found found) {
                return found;
            }
            // A killed run's build goes on by itself and would fight this one for the processors.
            records(binary).endOrphans();
            return new Source.Attempt.Found(inPlace(binary, maker), origin);
        } catch (IOException e) {
            return new Source.Attempt.Missing(e.getMessage() + "");
        }
    }

    private FolderLock lock(Binary binary) throws InterruptedException {
        try {
            return FolderLock.acquire(cache.lock(binary), () -> sayWaiting(binary));
        } catch (UncheckedIOException e) {
            throw new LocalException(
                    "the cache %s can't be written; name a folder that can be in XDG_CACHE_HOME"
                            .formatted(cache.folder()),
                    e);
        }
    }

    /// Where a maker writes down the process that works for it.
    public ProcessRecords records(Binary binary) {
        return new ProcessRecords(cache.lock(binary));
    }

    private Source.Attempt cached(Binary binary) {
        return new FolderSource(cache.bin(), Origin.CACHE).obtain(binary);
    }

    private Path inPlace(Binary binary, Maker maker) throws IOException, InterruptedException {
        Files.createDirectories(cache.bin());
        var temporary = cache.bin().resolve("." + binary.program() + ".part");
        Files.deleteIfExists(temporary);
        maker.make(temporary);
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Files.move(temporary, cache.file(binary), StandardCopyOption.ATOMIC_MOVE);
    }

    private void sayWaiting(Binary binary) {
        progress.report(
                "%s: another Sailplan is providing it; waiting for that"
                        .formatted(binary.program()));
    }
}
