package dev.sailplan.gateway.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.gateway.Payloads;
import dev.sailplan.gateway.hook.HookDecision.Accepted;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Requests of repositories that are one and the same place, on GitHub, on GitLab and on Gitea.
public final class Requests {
    public static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");

    private Requests() {}

    public static HookDecision github(String event, Json body) {
        return decide(
                Provider.GITHUB, Map.of("X-GitHub-Event", event, "X-GitHub-Delivery", "d-1"), body);
    }

    public static HookDecision gitlab(String event, Json body) {
        return decide(
                Provider.GITLAB, Map.of("X-Gitlab-Event", event, "Idempotency-Key", "d-1"), body);
    }

    /// With the headers of GitHub and Gogs that Gitea sends beside its own.
    public static HookDecision gitea(String event, Json body) {
        return decide(
                Provider.GITEA,
                Map.of(
                        "X-Gitea-Event", event,
                        "X-Gogs-Event", event,
                        "X-GitHub-Event", event,
                        "X-Gitea-Delivery", "d-1"),
                body);
    }

    public static HookDecision decide(Provider provider, Map<String, String> headers, Json body) {
        return decide(source(provider, Payloads.ADDRESS), headers, body);
    }

    public static HookDecision decide(Source source, Map<String, String> headers, Json body) {
        Map<String, List<String>> values = new HashMap<>();
        headers.forEach((name, value) -> values.put(name, List.of(value)));
        Digest digest = Digest.of("the bytes as they came");
        return Hook.decide(new HookRequest(source, new HookHeaders(values), body, digest, NOW));
    }

    public static Source source(Provider provider, String address) {
        String name =
                switch (provider) {
                    case GITHUB -> "shop";
                    case GITLAB -> "lab";
                    case GITEA -> "tea";
                };
        return new Source(
                new RepositoryName(name), provider, RepositoryPlace.of(address).orElseThrow());
    }

    /// The one event that was accepted.
    public static <T extends Event> T accepted(HookDecision decision, Class<T> kind) {
        assertThat(decision).isInstanceOf(Accepted.class);
        List<Event> events = ((Accepted) decision).events();
        assertThat(events).singleElement().isInstanceOf(kind);
        return kind.cast(events.getFirst());
    }
}
