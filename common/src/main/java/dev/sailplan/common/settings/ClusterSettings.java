package dev.sailplan.common.settings;

import dev.sailplan.common.domain.id.ClusterName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A cluster and its keys. Its applier needs a kubeconfig; others read no more than the keys.
public record ClusterSettings(
        ClusterName name, Optional<Path> kubeconfig, Optional<String> context, Keys keys) {
    public ClusterSettings {
        if (context.isPresent() && kubeconfig.isEmpty()) {
            throw new IllegalArgumentException("'context' needs a 'kubeconfig' beside it");
        }
    }

    /// Names a cluster's key files: `identity`, `sealing` and `fingerprints` are the applier's; `identities` are the
    /// public halves that the planner and the record trust. The newest sealing key stands first; older ones still open.
    public record Keys(
            Optional<Path> identity,
            List<Path> sealing,
            Optional<Path> fingerprints,
            List<Path> identities) {
        public static final Keys NONE =
                new Keys(Optional.empty(), List.of(), Optional.empty(), List.of());

        public Keys {
            sealing = List.copyOf(sealing);
            identities = List.copyOf(identities);
        }
    }
}
