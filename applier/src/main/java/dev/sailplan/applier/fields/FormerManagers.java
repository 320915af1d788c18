package dev.sailplan.applier.fields;

import java.util.Set;

/// Knows the field managers of tools and people that wrote an object before it was ours, or beside us.
///
/// Controllers are never among them: they go on to write, and what they own is theirs.
public final class FormerManagers {
    /// They declare whole objects, and own with them whatever the server filled in.
    private static final Set<String> TOOLS =
            Set.of(
                    "kubectl-client-side-apply",
                    "kubectl-create",
                    "kubectl-replace",
                    "kubectl",
                    "before-first-apply",
                    "helm",
                    "helm-controller",
                    "argocd-controller",
                    "argocd-application-controller",
                    "kustomize-controller",
                    "kapp",
                    "fleetagent",
                    "Terraform",
                    "pulumi-kubernetes");

    private static final String BY_HAND = "kubectl-";

    private FormerManagers() {}

    static boolean isTool(FieldManagers.Entry entry) {
        return entry.subresource().isEmpty() && TOOLS.contains(entry.manager());
    }

    /// Single fields that a person set: `kubectl-edit`, `kubectl-patch`, `kubectl-label` and the like.
    static boolean isByHand(FieldManagers.Entry entry) {
        return entry.subresource().isEmpty()
                && entry.manager().startsWith(BY_HAND)
                && !TOOLS.contains(entry.manager());
    }

    static boolean isOne(FieldManagers.Entry entry) {
        return entry.subresource().isEmpty() && isOne(entry.manager());
    }

    public static boolean isOne(String manager) {
        return TOOLS.contains(manager) || manager.startsWith(BY_HAND);
    }
}
