package dev.sailplan.planner.declare;

import java.util.List;
import java.util.Optional;

/// Reads the files of one commit. Paths are relative to the root, without a leading or trailing `/`; the root is "".
///
/// Every method may throw [CommitTooLarge], which says what to tell people.
public interface RepositoryTree {
    Optional<TreeEntry> entry(String path);

    /// What is directly inside a folder, by name; nothing where the path is no folder.
    List<TreeEntry> list(String folder);

    /// Everything beneath a path that is not a folder, or the file at the path itself.
    List<TreeEntry> walk(String path);

    /// How many bytes the content of a file has, without reading it.
    long size(TreeEntry file);

    /// The content of a file that one of the others named.
    byte[] read(TreeEntry file);
}
