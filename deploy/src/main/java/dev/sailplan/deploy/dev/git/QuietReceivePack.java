package dev.sailplan.deploy.dev.git;

import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;
import org.eclipse.jgit.transport.ReceivePack;

/// Moves refs without a word about it, so that the report is the first that `git push` prints.
final class QuietReceivePack extends ReceivePack {
    QuietReceivePack(Repository repository) {
        super(repository);
    }

    @Override
    protected void executeCommands() {
        List<ReceiveCommand> commands = filterCommands(Result.NOT_ATTEMPTED);
        if (commands.isEmpty()) {
            return;
        }
        try {
            update(commands).execute(getRevWalk(), NullProgressMonitor.INSTANCE);
        } catch (IOException e) {
            String why = "the refs could not be moved: " + e.getMessage();
            filterCommands(Result.NOT_ATTEMPTED)
                    .forEach(command -> command.setResult(Result.REJECTED_OTHER_REASON, why));
        }
    }

    private BatchRefUpdate update(List<ReceiveCommand> commands) {
        return getRepository()
                .getRefDatabase()
                .newBatchUpdate()
                .setAllowNonFastForwards(isAllowNonFastForwards())
                .setAtomic(isAtomic())
                .setRefLogIdent(getRefLogIdent())
                .setRefLogMessage("push", true)
                .addCommand(commands);
    }
}
