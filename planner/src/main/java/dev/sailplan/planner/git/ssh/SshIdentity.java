package dev.sailplan.planner.git.ssh;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Names the key that a host is shown, and the keys by which the host is known. Files are read at each use.
public record SshIdentity(Path keyFile, Optional<Path> knownHostsFile, List<String> hostKeys) {
    public SshIdentity {
        hostKeys = List.copyOf(hostKeys);
    }
}
