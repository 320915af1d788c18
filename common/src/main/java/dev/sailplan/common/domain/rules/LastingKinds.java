package dev.sailplan.common.domain.rules;

import dev.sailplan.common.domain.id.ObjectId;
import java.util.List;
import java.util.Set;

/// Knows the kinds that are never deleted to be created again, since what others put into them would go too.
public final class LastingKinds {
    private static final Set<String> OF_CORE =
            Set.of("Namespace", "PersistentVolume", "PersistentVolumeClaim");
    private static final String CRD = "apiextensions.k8s.io/CustomResourceDefinition";

    private LastingKinds() {}

    public static boolean isOne(ObjectId object) {
        return isOne(object.group(), object.kind());
    }

    public static boolean isOne(String group, String kind) {
        return group.isEmpty() ? OF_CORE.contains(kind) : CRD.equals(group + "/" + kind);
    }

    /// The annotations that make something a run, which is deleted before it runs again.
    public static List<String> refusedAnnotations() {
        return List.of(Annotations.PREFIX + "hook", Annotations.PREFIX + "run");
    }

    /// Why such an annotation is refused.
    public static String why(String kind) {
        return "can't stand on a "
                + kind
                + ": what runs is deleted to run again, and a "
                + kind
                + " never is, with all that is in it; remove it";
    }
}
