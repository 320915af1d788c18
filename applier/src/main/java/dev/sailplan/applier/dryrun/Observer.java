package dev.sailplan.applier.dryrun;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.effect.AskedObject;
import dev.sailplan.applier.effect.LiveObject;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.Optional;
import java.util.Set;

/// Reads an object and dry-runs its write: what the cluster shows of it at one look.
///
/// @param absent namespaces that are known not to be there yet: what is in them can't be seen
record Observer(ClusterTools tools, Autoscalers autoscalers, Set<String> absent) {
    Observer {
        absent = Set.copyOf(absent);
    }

    LiveObject of(AskedObject asked) {
        Optional<ApiKind> kind = kind(asked);
        if (kind.isEmpty() && tools.kinds().isSilent(asked.entry().apiVersion())) {
            return LiveObject.of(Optional.empty(), silent(asked.entry().apiVersion()));
        }
        if (kind.isEmpty()) {
            String missing = asked.entry().apiVersion() + " " + asked.object().kind();
            return LiveObject.of(
                    Optional.empty(), new WriteAnswer.NoSuchKind(missing + " is not served"));
        }
        if (absent.contains(asked.object().namespace())) {
            String why = "namespace " + asked.object().namespace() + " is not there yet";
            return LiveObject.of(Optional.empty(), new WriteAnswer.NoSuchNamespace(why));
        }
        try {
            return asked.known().isPresent() ? read(kind.get(), asked) : tried(kind.get(), asked);
        } catch (ClusterUnavailable e) {
            String why = String.valueOf(e.getMessage());
            return LiveObject.of(
                    Optional.empty(), new WriteAnswer.Retryable(0, why, Optional.empty()));
        }
    }

    /// Nobody knows whether the kind is served: that is no reason to call the object wrong.
    private static WriteAnswer silent(String groupVersion) {
        String why =
                "the server behind the APIService for "
                        + groupVersion
                        + " does not answer, so that its kinds are not known";
        return new WriteAnswer.Retryable(503, why, Optional.empty());
    }

    private LiveObject read(ApiKind kind, AskedObject asked) {
        Optional<JsonObject> live = tools.cluster().get(kind, asked.object());
        return LiveObject.of(live, ask(asked, autoscalers.sized(asked, live), Write.DRY_RUN));
    }

    /// What we never wrote is most often not there yet, and then the dry-run alone says so.
    private LiveObject tried(ApiKind kind, AskedObject asked) {
        WriteAnswer answer = ask(asked, asked.manifest(), Write.DRY_RUN);
        Optional<JsonObject> live =
                saysAbsent(answer) ? Optional.empty() : tools.cluster().get(kind, asked.object());
        JsonObject sent = autoscalers.sized(asked, live);
        return LiveObject.of(
                live, sent.equals(asked.manifest()) ? answer : ask(asked, sent, Write.DRY_RUN));
    }

    private static boolean saysAbsent(WriteAnswer answer) {
        return answer instanceof WriteAnswer.NoSuchNamespace
                || (answer instanceof WriteAnswer.Stored(_, boolean created, _) && created);
    }

    WriteAnswer ask(AskedObject asked, JsonObject sent, Write how) {
        return tools.cluster().apply(kind(asked).orElseThrow(), asked.object(), sent, how);
    }

    Optional<ApiKind> kind(AskedObject asked) {
        return tools.kinds().at(asked.object(), asked.entry().version());
    }
}
