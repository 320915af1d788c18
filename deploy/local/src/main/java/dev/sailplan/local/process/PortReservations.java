package dev.sailplan.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Reserves ports for this process, against all of the same user's that choose their ports here as well: for each one
/// byte of a file is locked, whose position is the port. The kernel lets go of it when the process ends.
///
/// The file stays open: to close any channel to it would let go of all the locks of the process.
final class PortReservations {
    private final FileChannel bytes;

    private PortReservations(FileChannel bytes) {
        this.bytes = bytes;
    }

    static PortReservations in(Path folder, String user) {
        Path file = folder.resolve("sailplan-ports-" + user + ".lock");
        try {
            return new PortReservations(
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw new UncheckedIOException("ports can't be reserved in " + file, e);
        }
    }

    /// Whether the port is now this process's and was nobody's before, not even its own.
    boolean take(int port) {
        try {
            return bytes.tryLock(port, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " can't be reserved", e);
        }
    }
}
