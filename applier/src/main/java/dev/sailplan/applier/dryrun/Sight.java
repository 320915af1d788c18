package dev.sailplan.applier.dryrun;

import dev.sailplan.applier.access.World;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.effect.Answer;
import dev.sailplan.applier.effect.Asked;
import dev.sailplan.applier.effect.Seen;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.Optional;
import java.util.Set;

/// What the cluster shows of an object at one look.
///
/// @param absent namespaces that are known not to be there yet: what is in them can't be seen
record Sight(World world, Autoscalers autoscalers, Set<String> absent) {
    Sight {
        absent = Set.copyOf(absent);
    }

    Seen of(Asked asked) {
        Optional<ApiKind> kind = kind(asked);
        if (kind.isEmpty() && world.kinds().isSilent(asked.entry().apiVersion())) {
            return Seen.of(Optional.empty(), silent(asked.entry().apiVersion()));
        }
        if (kind.isEmpty()) {
            String missing = asked.entry().apiVersion() + " " + asked.object().kind();
            return Seen.of(Optional.empty(), new Answer.NoSuchKind(missing + " is not served"));
        }
        if (absent.contains(asked.object().namespace())) {
            String why = "namespace " + asked.object().namespace() + " is not there yet";
            return Seen.of(Optional.empty(), new Answer.NoSuchNamespace(why));
        }
        try {
            return asked.known().isPresent() ? read(kind.get(), asked) : tried(kind.get(), asked);
        } catch (ClusterUnavailable e) {
            String why = String.valueOf(e.getMessage());
            return Seen.of(Optional.empty(), new Answer.Retryable(0, why, Optional.empty()));
        }
    }

    /// Nobody knows whether the kind is served: that is no reason to call the object wrong.
    private static Answer silent(String groupVersion) {
        String why =
                "the server behind the APIService for "
                        + groupVersion
                        + " does not answer, so that its kinds are not known";
        return new Answer.Retryable(503, why, Optional.empty());
    }

    private Seen read(ApiKind kind, Asked asked) {
        Optional<JsonObject> live = world.cluster().get(kind, asked.object());
        return Seen.of(live, ask(asked, autoscalers.sized(asked, live), Write.DRY_RUN));
    }

    /// What we never wrote is most often not there yet, and then the dry-run alone says so.
    private Seen tried(ApiKind kind, Asked asked) {
        Answer answer = ask(asked, asked.manifest(), Write.DRY_RUN);
        Optional<JsonObject> live =
                saysAbsent(answer) ? Optional.empty() : world.cluster().get(kind, asked.object());
        JsonObject sent = autoscalers.sized(asked, live);
        return Seen.of(
                live, sent.equals(asked.manifest()) ? answer : ask(asked, sent, Write.DRY_RUN));
    }

    private static boolean saysAbsent(Answer answer) {
        return answer instanceof Answer.NoSuchNamespace
                || (answer instanceof Answer.Stored(_, boolean created, _) && created);
    }

    Answer ask(Asked asked, JsonObject sent, Write how) {
        return world.cluster().apply(kind(asked).orElseThrow(), asked.object(), sent, how);
    }

    Optional<ApiKind> kind(Asked asked) {
        return world.kinds().at(asked.object(), asked.entry().version());
    }
}
