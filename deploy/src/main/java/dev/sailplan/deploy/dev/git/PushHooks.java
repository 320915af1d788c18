package dev.sailplan.deploy.dev.git;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.text.PlainText;
import dev.sailplan.gateway.report.Journey;
import dev.sailplan.gateway.report.Push;
import dev.sailplan.gateway.report.PushReport;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PostReceiveHook;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;

/// Refuses pushed refs that mean nothing here, tells the gateway of the others, and prints what became of them. The
/// commit is in whatever is printed, so that `git push` succeeds.
final class PushHooks implements PreReceiveHook, PostReceiveHook {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RepositoryName repository;
    private final GitHost.PushHandling pushes;

    PushHooks(RepositoryName repository, GitHost.PushHandling pushes) {
        this.repository = repository;
        this.pushes = pushes;
    }

    @Override
    public void onPreReceive(ReceivePack receiver, Collection<ReceiveCommand> commands) {
        for (ReceiveCommand command : commands) {
            if (command.getRefName().startsWith("refs/for/")) {
                command.setResult(
                        ReceiveCommand.Result.REJECTED_OTHER_REASON,
                        "pull requests are not previewed yet; push to main");
            }
        }
    }

    @Override
    public void onPostReceive(ReceivePack receiver, Collection<ReceiveCommand> commands) {
        for (ReceiveCommand command : commands) {
            if (command.getResult() == ReceiveCommand.Result.OK) {
                report(receiver, command);
            }
        }
    }

    private void report(ReceivePack receiver, ReceiveCommand command) {
        Push push = push(command);
        Journal journal = pushes.journal();
        long ticket = journal.open(push);
        try {
            Optional<String> refused = pushes.webhook().get().send(push);
            if (refused.isPresent()) {
                untold(push, refused.get()).forEach(receiver::sendMessage);
                return;
            }
            // Nothing is ever deployed from a tag, and a release may push hundreds.
            if (!pushes.awaitOutcome() || !push.ref().isBranch()) {
                return;
            }
            PushReport.of(
                            journal.await(ticket, Journey::isOver, PATIENCE),
                            ChangedFiles.of(receiver.getRepository(), command))
                    .forEach(receiver::sendMessage);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            journal.close(ticket);
        }
    }

    /// A poll finds a commit that no event told of; that a branch is gone changes nothing, so nobody has to be told.
    private static List<String> untold(Push push, String why) {
        return push.after().isPresent()
                ? List.of(
                        PlainText.line("⛵ the commit is in, but " + why),
                        "  it is picked up by the next poll, within a minute or so")
                : List.of(
                        PlainText.line(
                                "⛵ "
                                        + push.ref().shortName()
                                        + " is gone and nothing is pruned, but "
                                        + why));
    }

    private Push push(ReceiveCommand command) {
        return new Push(
                repository,
                new RefName(command.getRefName()),
                commit(command.getOldId()),
                commit(command.getNewId()));
    }

    private static Optional<CommitId> commit(ObjectId id) {
        return ObjectId.zeroId().equals(id)
                ? Optional.empty()
                : Optional.of(new CommitId(id.name()));
    }
}
