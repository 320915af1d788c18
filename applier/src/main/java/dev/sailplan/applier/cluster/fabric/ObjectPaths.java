package dev.sailplan.applier.cluster.fabric;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.status.ApiKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Builds the paths of objects under the API server's URL.
final class ObjectPaths {
    private ObjectPaths() {}

    static String collection(ApiKind kind, Optional<String> namespace) {
        String root =
                kind.group().isEmpty()
                        ? "/api/" + kind.version()
                        : "/apis/" + kind.group() + "/" + kind.version();
        String within = namespace.map(name -> "/namespaces/" + encoded(name)).orElse("");
        return root + within + "/" + kind.plural();
    }

    static String collectionOf(ApiKind kind, ObjectId object) {
        return collection(
                kind, kind.namespaced() ? Optional.of(object.namespace()) : Optional.empty());
    }

    static String object(ApiKind kind, ObjectId object) {
        return collectionOf(kind, object) + "/" + encoded(object.name());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
