package dev.sailplan.planner.manifest;

import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.common.yaml.LocatedObject;
import dev.sailplan.planner.manifest.problem.Complaints;
import dev.sailplan.planner.manifest.problem.FieldPath;
import dev.sailplan.planner.manifest.schema.Kind;
import dev.sailplan.planner.manifest.schema.KnownKinds;
import java.util.Optional;

/// Finds the kind of an object, or says why there is none.
final class KindCheck {
    private static final String SHOWABLE = "[A-Za-z0-9./-]{1,100}";

    private KindCheck() {}

    static Optional<Kind> find(KnownKinds kinds, LocatedObject object, Complaints complaints) {
        Optional<String> version = text(object, "apiVersion", complaints);
        Optional<String> kind = text(object, "kind", complaints);
        if (version.isEmpty() || kind.isEmpty()) {
            return Optional.empty();
        }
        Optional<Kind> found = kinds.find(version.get(), kind.get());
        if (found.isEmpty()) {
            String hint =
                    kinds.isSilent(version.get())
                            ? silent(version.get())
                            : kinds.nearest(version.get(), kind.get())
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(
                                            "; neither the cluster nor a CRD of this application"
                                                    + " has it");
            complaints.add(
                    object.placeOf("kind"),
                    "unknown kind" + named(version.get(), kind.get()) + hint);
        }
        return found;
    }

    /// An APIService is named `<version>.<group>`.
    private static String silent(String groupVersion) {
        int slash = groupVersion.indexOf('/');
        String service =
                groupVersion.substring(slash + 1)
                        + "."
                        + groupVersion.substring(0, Math.max(slash, 0));
        return "; the server behind the APIService "
                + service
                + " does not answer, so that nobody knows its kinds: see kubectl describe"
                + " apiservice "
                + service;
    }

    private static String named(String version, String kind) {
        boolean showable = version.matches(SHOWABLE) && kind.matches(SHOWABLE);
        return showable ? " " + kind + " in " + version : "";
    }

    private static Optional<String> text(LocatedObject object, String name, Complaints complaints) {
        Optional<Located> value = object.get(name);
        if (value.isEmpty()) {
            complaints.add(object.at(), new FieldPath(name), "is missing");
        } else if (!(value.get().json() instanceof JsonText)) {
            complaints.wrong(value.get(), new FieldPath(name), "a string");
        }
        return object.text(name);
    }
}
