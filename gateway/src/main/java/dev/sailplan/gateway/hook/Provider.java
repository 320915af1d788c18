package dev.sailplan.gateway.hook;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A kind of Git host whose webhooks are understood.
public enum Provider {
    GITHUB,
    GITLAB,
    /// Gitea, and Forgejo, which says everything under both names. Both send GitHub's and Gogs' headers beside.
    GITEA;

    private static final Set<String> EVENT_HEADERS =
            Set.of(
                    "x-github-event",
                    "x-gitlab-event",
                    "x-gitea-event",
                    "x-forgejo-event",
                    "x-gogs-event",
                    "x-event-key",
                    "x-vss-activityid");

    /// The event that the headers name; empty unless they are those of this kind of host and of no other, and say the
    /// same: other hosts send GitHub's header too, so the absence of theirs counts as well.
    Optional<String> event(HookHeaders headers) {
        return own().stream()
                .map(headers::one)
                .flatMap(Optional::stream)
                .findFirst()
                .filter(event -> known().filter(headers::has).allMatch(says(event, headers)))
                .filter(_ -> EVENT_HEADERS.stream().filter(headers::has).allMatch(this::isKnown));
    }

    private static Predicate<String> says(String event, HookHeaders headers) {
        return name -> headers.one(name).filter(event::equals).isPresent();
    }

    private List<String> own() {
        return switch (this) {
            case GITHUB -> List.of("x-github-event");
            case GITLAB -> List.of("x-gitlab-event");
            case GITEA -> List.of("x-gitea-event", "x-forgejo-event");
        };
    }

    private Stream<String> known() {
        List<String> beside = this == GITEA ? List.of("x-gogs-event", "x-github-event") : List.of();
        return Stream.concat(own().stream(), beside.stream());
    }

    private boolean isKnown(String header) {
        return known().anyMatch(header::equals);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
