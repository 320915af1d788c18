package dev.sailplan.planner.git.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.GC;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.transport.PackParser;

/// A bare repository that takes no object above the budget: JGit's fetch has no such limit of its own.
public final class MirrorRepository extends FileRepository {
    private static final int MOST_PACKS = 50;
    private final MirrorBudget budget;
    private final LongAdder packed = new LongAdder();

    private MirrorRepository(Path folder, MirrorBudget budget) throws IOException {
        super(folder.toFile());
        this.budget = budget;
    }

    public static MirrorRepository open(Path folder, MirrorBudget budget) throws IOException {
        MirrorRepository repository = new MirrorRepository(folder, budget);
        if (!repository.getObjectDatabase().exists()) {
            repository.create(true);
        }
        // Each time: a process that ended between the two lines left a repository without it.
        repository.isolate();
        return repository;
    }

    /// A redirect could lead credentials elsewhere; a server that moved is for the operator to name.
    private void isolate() throws IOException {
        StoredConfig config = getConfig();
        config.setString("http", null, "followRedirects", "false");
        config.setBoolean("transfer", null, "fsckObjects", true);
        config.setBoolean(ConfigConstants.CONFIG_GC_SECTION, null, "autoDetach", false);
        config.setString(ConfigConstants.CONFIG_GC_SECTION, null, "prunePackExpire", "now");
        config.save();
    }

    /// Every fetch leaves a pack, and reading looks into each: many small ones become one.
    public void tidy() throws IOException {
        if (getObjectDatabase().getPacks().size() > MOST_PACKS) {
            new GC(this).repack();
        }
    }

    @Override
    public ObjectInserter newObjectInserter() {
        return new Limited(super.newObjectInserter());
    }

    /// How many bytes of packs came since it was opened.
    public long packed() {
        return packed.sum();
    }

    private final class Limited extends ObjectInserter.Filter {
        private final ObjectInserter inserter;

        Limited(ObjectInserter inserter) {
            this.inserter = inserter;
        }

        @Override
        protected ObjectInserter delegate() {
            return inserter;
        }

        @Override
        public PackParser newPackParser(InputStream in) throws IOException {
            PackParser parser = super.newPackParser(new IncomingPack(in, budget, packed::add));
            parser.setMaxObjectSizeLimit(budget.objectBytes());
            return parser;
        }
    }
}
