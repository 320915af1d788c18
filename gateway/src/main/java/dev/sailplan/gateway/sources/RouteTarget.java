package dev.sailplan.gateway.sources;

import java.util.Optional;

/// Tells what a URL leads to: a repository, or nothing. Until a proof holds, both are treated alike.
public record RouteTarget(String segment, Optional<HookSource> source) {
    private static final int LONGEST = 100;

    /// Whose bytes the body's are. It is the URL's word and not the repository's, or else a crowd before
    /// unknown names would show which ones are known.
    public String account() {
        return segment.length() > LONGEST ? segment.substring(0, LONGEST) : segment;
    }
}
