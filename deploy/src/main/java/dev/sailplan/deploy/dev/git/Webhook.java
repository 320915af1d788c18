package dev.sailplan.deploy.dev.git;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.gateway.report.Push;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Tells the gateway of a push in the form that GitHub uses, signed with the repository's secret.
public final class Webhook {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String NO_COMMIT = "0".repeat(40);

    private final URI hooks;
    private final String gitBase;
    private final String secret;
    private final Supplier<String> deliveryIds;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /// `hooks` is the gateway's `/hooks/` address, `gitBase` the address under which repositories are cloned.
    public Webhook(URI hooks, String gitBase, String secret, Supplier<String> deliveryIds) {
        this.hooks = hooks;
        this.gitBase = gitBase;
        this.secret = secret;
        this.deliveryIds = deliveryIds;
    }

    /// Returns why the event was not accepted; empty when it was.
    public Optional<String> send(Push push) throws InterruptedException {
        byte[] body = payload(push).canonical().getBytes(StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(hooks.resolve(push.repository().value()))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "GitHub-Hookshot/sailplan-dev")
                        .header("X-GitHub-Event", "push")
                        .header("X-GitHub-Delivery", deliveryIds.get())
                        .header(HubSignature.HEADER, HubSignature.of(secret, body))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status / 100 == 2
                    ? Optional.empty()
                    : Optional.of("the gateway answered " + status);
        } catch (IOException e) {
            return Optional.of("the gateway could not be reached (" + e.getMessage() + ")");
        }
    }

    private JsonObject payload(Push push) {
        String name = push.repository().value();
        Map<String, Json> repository = new LinkedHashMap<>();
        repository.put("id", Json.number(1));
        repository.put("name", Json.text(name));
        repository.put("full_name", Json.text("dev/" + name));
        repository.put("clone_url", Json.text(gitBase + "/" + name));
        repository.put("default_branch", Json.text("main"));
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("ref", Json.text(push.ref().value()));
        members.put("before", Json.text(push.before().map(CommitId::value).orElse(NO_COMMIT)));
        members.put("after", Json.text(push.after().map(CommitId::value).orElse(NO_COMMIT)));
        members.put("created", Json.bool(push.before().isEmpty()));
        members.put("deleted", Json.bool(push.after().isEmpty()));
        members.put("forced", Json.bool(false));
        members.put("repository", new JsonObject(repository));
        members.put("sender", Json.object(Map.of("login", Json.text("dev"), "id", Json.number(1))));
        return new JsonObject(members);
    }
}
