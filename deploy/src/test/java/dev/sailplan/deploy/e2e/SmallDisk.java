package dev.sailplan.deploy.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A disk that becomes full when a test wants it: by a limit on how large a file may grow, which every machine has, or a
/// real one, where `-Dsailplan.disk` names its folder (`.ci/full-disk` mounts one).
sealed interface SmallDisk {

    /// Where what is to be written goes.
    Path folder();

    /// Runs a program that finds the disk full.
    Process startFull(Java program, String... arguments) throws IOException;

    /// There is room again.
    void free() throws IOException;

    /// What the system says of it.
    String words();

    static SmallDisk of(Path folder) {
        return Optional.ofNullable(System.getProperty("sailplan.disk"))
                .<SmallDisk>map(it -> new Real(Path.of(it)))
                .orElseGet(() -> new Limit(folder));
    }

    /// No file may grow beyond half a MiB; new and empty files can be made.
    record Limit(Path folder) implements SmallDisk {
        private static final int KIBIBYTES = 512;

        @Override
        public Process startFull(Java program, String... arguments) {
            return program.startWithSmallFiles(KIBIBYTES, arguments);
        }

        @Override
        public void free() {}

        @Override
        public String words() {
            return "File too large";
        }
    }

    /// A file system of its own, small enough to be filled.
    record Real(Path folder) implements SmallDisk {
        private static final long TOO_LARGE_TO_FILL = 1L << 30;

        @Override
        public Process startFull(Java program, String... arguments) throws IOException {
            if (Files.getFileStore(folder).getTotalSpace() > TOO_LARGE_TO_FILL) {
                throw new IllegalStateException(
                        folder
                                + " is on a disk of more than 1 GiB: sailplan.disk names the folder"
                                + " of a small one, which is filled");
            }
            fill();
            return program.start(arguments);
        }

        /// To the last byte: large pieces first, then those that still fit.
        private void fill() throws IOException {
            for (int piece = 1 << 20; piece > 0; piece /= 32) {
                try (OutputStream out = Files.newOutputStream(filler("" + piece))) {
                    while (true) {
                        out.write(new byte[piece]);
                    }
                } catch (IOException full) {
                    if (!String.valueOf(full.getMessage()).contains(words())) {
                        throw full;
                    }
                }
            }
        }

        @Override
        public void free() throws IOException {
            for (int piece = 1 << 20; piece > 0; piece /= 32) {
                Files.deleteIfExists(filler("" + piece));
            }
        }

        private Path filler(String name) {
            return folder.resolve("filler-" + name);
        }

        @Override
        public String words() {
            return "No space left on device";
        }
    }
}
