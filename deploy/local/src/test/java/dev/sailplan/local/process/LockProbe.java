package dev.sailplan.local.process;

import java.nio.file.Path;

/// Another process's view of a lock: prints `held` or `free`.
final class LockProbe {
    private LockProbe() {}

    public static void main(String[] folder) {
        System.out.println(FolderLock.tryAcquire(Path.of(folder[0])).isPresent() ? "free" : "held");
    }
}
