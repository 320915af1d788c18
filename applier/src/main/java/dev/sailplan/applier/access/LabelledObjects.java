package dev.sailplan.applier.access;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.fields.OurMarks;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lists the objects that carry the label of an application, where one list is cheaper than a question about each.
public record LabelledObjects(Cluster cluster, ApplicationId application) {
    /// Up to so many of a kind and namespace are cheaper asked for one by one.
    private static final int SINGLY = 3;

    public static boolean areCheaperListed(int ofAKindAndNamespace) {
        return ofAKindAndNamespace > SINGLY;
    }

    /// What objects have to have in common to be in one list.
    public static List<Object> home(ApiKind kind, ObjectId object) {
        return List.of(kind, object.namespace());
    }

    /// The metadata of those of a kind where this object is, by uid. Of a kind that is not served there are none.
    ///
    /// @throws ClusterUnavailable when the cluster does not say
    public Map<String, JsonObject> beside(ApiKind kind, ObjectId object) {
        Optional<String> namespace =
                Optional.of(object.namespace()).filter(name -> !name.isEmpty());
        String selector = OurMarks.APPLICATION_LABEL + "=" + application.value();
        Map<String, JsonObject> byUid = new HashMap<>();
        try {
            cluster.listMetadata(kind, namespace, selector)
                    .forEach(live -> byUid.put(uid(live), live));
        } catch (ClusterUnavailable e) {
            if (!e.isNotFound() || cluster.kinds().mayServe(kind.group(), kind.kind())) {
                throw e;
            }
        }
        return byUid;
    }

    static String uid(JsonObject live) {
        return live.object("metadata").text("uid").orElse("");
    }
}
