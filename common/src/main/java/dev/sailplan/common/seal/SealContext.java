package dev.sailplan.common.seal;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Names the one place that a value is sealed for: moved anywhere else it can't be opened.
///
/// The cluster counts by its uid and not by its name, so that renaming it in `server.yaml` loses nothing.
public record SealContext(
        ClusterUid cluster, ApplicationKey application, ObjectId object, String field) {
    private static final String SCHEMA = "sailplan/sealed/v1";

    /// HPKE's info: a JSON list, so that no two contexts have the same bytes.
    byte[] info() {
        return Json.array(
                        List.of(
                                Json.text(SCHEMA),
                                Json.text(cluster.value()),
                                Json.text(application.project().value()),
                                Json.text(application.name().value()),
                                Json.text(object.canonical()),
                                Json.text(field)))
                .canonical()
                .getBytes(StandardCharsets.UTF_8);
    }
}
