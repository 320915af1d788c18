package dev.sailplan.planner.render;

import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.declare.TreeEntry;
import dev.sailplan.planner.declare.TreeEntry.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Follows symbolic links to files of the same commit, as `kubectl apply -R` does; nothing outside of it is ever read.
final class LinkResolution {
    private static final int MOST_HOPS = 8;
    private static final String INSTEAD = "; put the file itself here";

    private LinkResolution() {}

    /// Says where a link leads: to a file, or nowhere that we go.
    sealed interface Target {
        record File(TreeEntry entry) implements Target {}

        record Refused(String why) implements Target {}
    }

    static Target follow(RepositoryTree tree, TreeEntry link) {
        TreeEntry here = link;
        for (int i = 0; i < MOST_HOPS; i++) {
            Optional<String> path = resolved(here.path(), text(tree, here));
            if (path.isEmpty()) {
                return refused("out of the repository, which is never followed");
            }
            Optional<TreeEntry> next = tree.entry(path.get());
            if (next.isEmpty()) {
                return refused("to a file that is not in this commit");
            }
            here = next.get();
            switch (here.kind()) {
                case FILE -> {
                    return new Target.File(new TreeEntry(link.path(), Kind.FILE, here.id()));
                }
                case FOLDER, SUBMODULE -> {
                    return refused("to a folder; links are followed to files only");
                }
                case SYMLINK -> {}
            }
        }
        return refused("to another and so on, more than " + MOST_HOPS + " times");
    }

    private static Target refused(String why) {
        return new Target.Refused("is a symbolic link " + why + INSTEAD);
    }

    static String text(RepositoryTree tree, TreeEntry link) {
        return new String(tree.read(link), StandardCharsets.UTF_8);
    }

    /// The path from the root, or empty where the link is absolute or climbs out of the repository.
    private static Optional<String> resolved(String link, String target) {
        if (target.isEmpty() || target.startsWith("/")) {
            return Optional.empty();
        }
        Deque<String> segments = new ArrayDeque<>();
        int slash = link.lastIndexOf('/');
        String whole = slash < 0 ? target : link.substring(0, slash + 1) + target;
        for (String segment : whole.split("/", -1)) {
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return Optional.of(String.join("/", segments));
    }
}
