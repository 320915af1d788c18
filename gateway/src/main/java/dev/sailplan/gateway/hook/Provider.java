package dev.sailplan.gateway.hook;

import java.util.Locale;
import java.util.Set;

/// A kind of Git host whose webhooks are understood.
public enum Provider {
    GITHUB("x-github-event"),
    GITLAB("x-gitlab-event");

    /// Gitea, Forgejo and Gogs send GitHub's header beside their own, so the absence of these counts too.
    private static final Set<String> EVENT_HEADERS =
            Set.of(
                    "x-github-event",
                    "x-gitlab-event",
                    "x-gitea-event",
                    "x-forgejo-event",
                    "x-gogs-event",
                    "x-event-key",
                    "x-vss-activityid");

    private final String eventHeader;

    Provider(String eventHeader) {
        this.eventHeader = eventHeader;
    }

    String eventHeader() {
        return eventHeader;
    }

    /// Whether the headers are those of this kind of host and of no other.
    boolean agreesWith(HookHeaders headers) {
        return headers.one(eventHeader).isPresent()
                && EVENT_HEADERS.stream()
                        .filter(name -> !name.equals(eventHeader))
                        .noneMatch(headers::has);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
