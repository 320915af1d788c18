package dev.sailplan.planner.render;

import dev.sailplan.common.domain.id.TreeId;
import dev.sailplan.planner.declare.Application.Plain;
import dev.sailplan.planner.declare.CommitTooLarge;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.declare.TreeEntry;
import dev.sailplan.planner.declare.TreeEntry.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Names the content that a folder's symbolic links lead to: the folder's own id says nothing of files outside of it.
///
/// Which links a folder holds is kept by its id, so that unchanged folders aren't walked on every push.
public final class LinkTargetIds {
    private static final int MOST_FOLDERS = 20_000;
    private final Map<TreeId, List<String>> links = new LinkedHashMap<>(16, 0.75f, true);

    /// A line for each link and what it leads to; nothing for the folders of nearly everyone. What stands at the path
    /// of the application may be a link itself.
    public String of(Plain source, TreeEntry entry, RepositoryTree tree) {
        return switch (entry.kind()) {
            case SYMLINK -> line(tree, entry);
            case FOLDER ->
                    linksIn(source, entry, tree).stream()
                            .map(path ->
                                    source.path().isEmpty() ? path : source.path() + "/" + path)
                            .flatMap(path -> tree.entry(path).stream())
                            .map(link -> line(tree, link))
                            .collect(Collectors.joining());
            case FILE, SUBMODULE -> "";
        };
    }

    private static String line(RepositoryTree tree, TreeEntry link) {
        return "link " + named(LinkResolution.follow(tree, link)) + "\n";
    }

    private static String named(LinkResolution.Target target) {
        return switch (target) {
            case LinkResolution.Target.File(TreeEntry entry) -> entry.path() + " " + entry.id();
            case LinkResolution.Target.Refused(String why) -> why;
        };
    }

    private List<String> linksIn(Plain source, TreeEntry folder, RepositoryTree tree) {
        synchronized (links) {
            List<String> known = links.get(folder.id());
            if (known != null) {
                return known;
            }
        }
        List<String> found = found(source, tree);
        synchronized (links) {
            links.put(folder.id(), found);
            if (links.size() > MOST_FOLDERS) {
                links.remove(links.keySet().iterator().next());
            }
        }
        return found;
    }

    /// Of a folder that is too large its rendering says so.
    private static List<String> found(Plain source, RepositoryTree tree) {
        try {
            return tree.walk(source.path()).stream()
                    .filter(entry -> entry.kind() == Kind.SYMLINK)
                    .map(entry -> source.inside(entry.path()))
                    .toList();
        } catch (CommitTooLarge e) {
            return List.of();
        }
    }
}
