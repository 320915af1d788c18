package dev.sailplan.deploy.cli.status;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.text.Age;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A row of `sailplan status`: the newest release, or why there is none. `bad` says that somebody should look.
record StatusRow(String plan, String commit, String state, boolean bad, Instant since, String why) {
    static final List<String> TITLES = List.of("APP", "PLAN", "COMMIT", "STATE", "SINCE", "WHY");

    StatusRow because(String more) {
        String both = why.isEmpty() || more.isEmpty() ? why + more : why + "; " + more;
        return new StatusRow(plan, commit, state, bad, since, both);
    }

    List<String> cells(String application, Instant now) {
        return List.of(application, plan, commit, state, Age.between(since, now), why);
    }

    /// For programs, with the whole name and the time.
    JsonObject json(ApplicationKey application) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("application", Json.text(application.value()));
        members.put("plan", Json.text(plan));
        members.put("commit", Json.text(commit));
        members.put("state", Json.text(state));
        members.put("since", Json.text(since.toString()));
        members.put("why", Json.text(why));
        members.put("needsSomebody", Json.bool(bad));
        return Json.object(members);
    }
}
