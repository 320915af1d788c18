package dev.sailplan.deploy.dev.part;

import dev.sailplan.deploy.dev.git.Repositories;
import java.time.Instant;

/// Makes the sample repository on the local Git host.
public final class SampleGit {
    private SampleGit() {}

    /// Makes it where it is missing, and says whether it did.
    public static boolean ensure(Repositories repositories, Instant now) {
        if (repositories.exists(Sample.NAME) && repositories.tip(Sample.NAME).isPresent()) {
            repositories.tidy(Sample.NAME);
            return false;
        }
        if (!repositories.exists(Sample.NAME)) {
            repositories.create(Sample.NAME);
        }
        repositories.commit(Sample.NAME, Sample.files(), "Three applications to try", now);
        return true;
    }
}
