package dev.sailplan.planner.git;

import dev.sailplan.planner.git.pack.MirrorBudget;
import dev.sailplan.planner.git.pack.MirrorRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevWalk;

/// Keeps a mirror's folder on the disk: opened at its first use, and thrown away when it is broken. Not safe from
/// several threads at once.
final class MirrorFolder {
    private final Path folder;
    private final MirrorBudget budget;
    private Optional<MirrorRepository> open = Optional.empty();

    MirrorFolder(Path folder, MirrorBudget budget) {
        this.folder = folder;
        this.budget = budget;
    }

    MirrorRepository repository() throws IOException {
        if (open.isEmpty()) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            open = Optional.of(MirrorRepository.open(folder, budget));
        }
        return open.get();
    }

    /// Whether everything that the mirror's refs lead to directly can be read.
    boolean isSound() {
        try (RevWalk walk = new RevWalk(repository())) {
            for (Ref ref : repository().getRefDatabase().getRefs()) {
                walk.parseTree(ref.getObjectId());
            }
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /// What people are told of a disk that takes no more.
    String unwritable(String fault) {
        return "its mirror %s can't be written (%s); make room on that disk"
                .formatted(folder, fault);
    }

    void discard() {
        open.ifPresent(MirrorRepository::close);
        open = Optional.empty();
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
