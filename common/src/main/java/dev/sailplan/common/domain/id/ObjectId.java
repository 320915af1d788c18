package dev.sailplan.common.domain.id;

import java.util.stream.Stream;

/// Names an object of a cluster across the versions of its API: group, kind, namespace, name.
///
/// `group` is empty for the core group, `namespace` is empty for cluster-scoped kinds. Each part is one segment of
/// a path, by the rule that API servers have for names, so that no name reaches out of its URL or is another's.
public record ObjectId(String group, String kind, String namespace, String name)
        implements Comparable<ObjectId> {
    public ObjectId {
        if (kind.isEmpty() || name.isEmpty()) {
            throw new IllegalArgumentException("an object has a kind and a name");
        }
        if (kind.contains(".")
                || !Stream.of(group, kind, namespace, name).allMatch(ObjectId::isSegment)) {
            throw new IllegalArgumentException(
                    "an object's group, kind, namespace and name are no '.', '..' and hold no '/' or '%'");
        }
    }

    private static boolean isSegment(String part) {
        return !part.equals(".")
                && !part.equals("..")
                && part.chars().noneMatch(c -> c == '/' || c == '%' || Character.isISOControl(c));
    }

    public boolean isClusterScoped() {
        return namespace.isEmpty();
    }

    public boolean isKind(String otherGroup, String otherKind) {
        return group.equals(otherGroup) && kind.equals(otherKind);
    }

    /// `Deployment.apps/shop/web`: unambiguous and sortable.
    public String canonical() {
        String type = group.isEmpty() ? kind : kind + "." + group;
        return namespace.isEmpty() ? type + "/" + name : type + "/" + namespace + "/" + name;
    }

    /// `Deployment/web`: what people call it.
    public String shortForm() {
        return kind + "/" + name;
    }

    @Override
    public int compareTo(ObjectId other) {
        return canonical().compareTo(other.canonical());
    }

    @Override
    public String toString() {
        return canonical();
    }
}
