package dev.sailplan.common.seal.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Reads and writes keys on disk: private halves for their owner alone, public halves beside them as `<name>.pub`.
public final class KeyFiles {
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.of(
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE,
                    PosixFilePermission.OTHERS_EXECUTE);
    private final KeyUse use;

    /// A reader for production refuses keys that were made for `dev`; one for `dev` takes both.
    public KeyFiles(KeyUse use) {
        this.use = use;
    }

    /// Reads the key, or makes it where there is no such file.
    public KeyFile ensure(Path file, KeyKind kind) {
        if (Files.notExists(file)) {
            try {
                write(file, KeyFile.generate(kind, use, 1));
            } catch (FileAlreadyExistsException e) {
                // Another process was faster; its key counts.
                return read(file, kind);
            } catch (IOException e) {
                throw new KeyFileProblem(file, "can't be written; check its folder's owner");
            }
        }
        return read(file, kind);
    }

    /// Writes a new key, and its public half beside it; an existing file is never replaced.
    public void write(Path file, KeyFile key) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder != null && Files.notExists(folder)) {
            Files.createDirectories(folder, permissions(folder, "rwx------"));
        }
        create(file, KeyText.write(key), "r--------");
        if (key.publicHalf().isPresent()) {
            Path publicFile = publicHalf(file);
            Files.deleteIfExists(publicFile);
            create(publicFile, KeyText.write(key.withoutPrivateHalf()), "rw-r--r--");
        }
    }

    public static Path publicHalf(Path file) {
        return file.resolveSibling(file.getFileName() + ".pub");
    }

    /// Reads a key of this kind, or its public half. Throws [KeyFileProblem].
    public KeyFile read(Path file, KeyKind kind) {
        KeyFile key =
                KeyText.read(content(file))
                        .orElseThrow(() ->
                                new KeyFileProblem(
                                        file, "is not a key file; make one with `sailplan keys`"));
        if (key.kind() != kind) {
            throw new KeyFileProblem(
                    file, "is for " + key.kind() + "; a key for " + kind + " is needed");
        }
        if (use == KeyUse.PRODUCTION && key.use() == KeyUse.DEV) {
            throw new KeyFileProblem(
                    file, "was made for `sailplan dev`; make one with `sailplan keys`");
        }
        if (key.privateHalf().isPresent()) {
            checkPrivate(file);
        }
        prove(file, key);
        return key;
    }

    /// What kind of key a file says it is; empty where it is no key file.
    public Optional<KeyKind> kind(Path file) {
        return KeyText.read(content(file)).map(KeyFile::kind);
    }

    private static void prove(Path file, KeyFile key) {
        try {
            key.prove();
        } catch (IllegalArgumentException e) {
            throw new KeyFileProblem(
                    file, "is damaged; restore it, or delete it and make one with `sailplan keys`");
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new KeyFileProblem(file, "can't be read; check that it exists and its owner");
        }
    }

    private static void checkPrivate(Path file) {
        try {
            if (isPosix(file)
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new KeyFileProblem(
                        file, "can be used by everybody on this machine; run: chmod 400 " + file);
            }
        } catch (IOException e) {
            throw new KeyFileProblem(file, "can't be read; check that it exists and its owner");
        }
    }

    /// The file is there whole or not at all: whoever dies while writing leaves none behind that can't be read.
    private static void create(Path file, String text, String mode) throws IOException {
        Path draft =
                Files.createTempFile(
                        file.toAbsolutePath().getParent(),
                        "." + file.getFileName(),
                        ".draft",
                        permissions(file, "rw-------"));
        try {
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            if (isPosix(file)) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(mode));
            }
            // Unlike a move, a link never takes the place of a file that somebody else made
            // meanwhile.
            Files.createLink(file, draft);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] permissions(Path file, String mode) {
        return isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
