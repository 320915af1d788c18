package dev.sailplan.deploy.e2e;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.planner.git.JGitMirrors;
import dev.sailplan.planner.git.pack.MirrorBudget;
import dev.sailplan.planner.git.transfer.GitRemote;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Fetches a repository once in a process of its own, whose limits are its own, and prints its tip.
final class MirrorProcess {
    static final int UNAVAILABLE = 3;
    private static final RepositoryName SAMPLE = new RepositoryName("sample");

    private MirrorProcess() {}

    public static void main(String[] arguments) {
        GitRemote remote = GitRemote.of(SAMPLE, arguments[1], Optional.empty(), true);
        JGitMirrors mirrors =
                new JGitMirrors(
                        Path.of(arguments[0]),
                        List.of(remote),
                        MirrorBudget.STANDARD,
                        InstantSource.system());
        try {
            CommitId tip = mirrors.fetch(SAMPLE, RefName.branch("main")).orElseThrow();
            mirrors.tree(SAMPLE, tip).list("");
            System.out.println(tip);
        } catch (GitUnavailable e) {
            System.out.println(e.getMessage());
            System.exit(UNAVAILABLE);
        }
    }
}
