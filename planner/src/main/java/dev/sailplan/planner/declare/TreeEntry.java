package dev.sailplan.planner.declare;

import dev.sailplan.common.domain.id.TreeId;

/// An entry of a commit's tree; equal ids mean equal content.
public record TreeEntry(String path, Kind kind, TreeId id) {
    public enum Kind {
        FILE,
        FOLDER,
        SYMLINK,
        SUBMODULE
    }

    /// The last part of the path.
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
