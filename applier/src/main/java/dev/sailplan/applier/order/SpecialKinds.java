package dev.sailplan.applier.order;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.rules.LastingKinds;

/// Recognizes the kinds that have rules of their own.
public final class SpecialKinds {
    private SpecialKinds() {}

    public static boolean isNamespace(ObjectId object) {
        return object.isKind("", "Namespace");
    }

    public static boolean isCrd(ObjectId object) {
        return object.isKind("apiextensions.k8s.io", "CustomResourceDefinition");
    }

    /// The API server sends writes to these to no webhook, so that a broken one can be put right.
    public static boolean isWebhooks(ObjectId object) {
        String group = "admissionregistration.k8s.io";
        return object.isKind(group, "ValidatingWebhookConfiguration")
                || object.isKind(group, "MutatingWebhookConfiguration");
    }

    public static boolean isJob(ObjectId object) {
        return object.isKind("batch", "Job");
    }

    public static boolean isPod(ObjectId object) {
        return object.isKind("", "Pod");
    }

    /// Deleting one deletes what others put into it: a Namespace, a CRD, a PersistentVolume or a claim to one.
    public static boolean isContainer(ObjectId object) {
        return LastingKinds.isOne(object);
    }
}
