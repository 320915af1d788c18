package dev.sailplan.applier.cluster;

import dev.sailplan.common.domain.status.ApiKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Lists what a cluster serves, one group-version after the other, the preferred version of a group first.
///
/// A group-version that another server stands behind (an `APIService`) is listed without a single kind while that
/// server does not answer. That says nothing about its kinds: they are as it said last.
public record ApiSurface(List<GroupVersion> groupVersions) {
    public static final ApiSurface NONE = new ApiSurface(List.of());

    public ApiSurface {
        groupVersions = List.copyOf(groupVersions);
    }

    /// A group-version with its kinds. `stale`: whoever serves it does not say what it has now.
    public record GroupVersion(String group, String version, List<ApiKind> kinds, boolean stale) {
        public GroupVersion {
            kinds = List.copyOf(kinds);
        }

        /// `apps/v1` or `v1`.
        public String name() {
            return group.isEmpty() ? version : group + "/" + version;
        }

        private boolean isSilent() {
            return stale && kinds.isEmpty();
        }
    }

    public static ApiSurface of(List<ApiKind> kinds) {
        List<GroupVersion> all = new ArrayList<>();
        kinds.stream()
                .map(ApiKind::apiVersion)
                .distinct()
                .forEach(name -> all.add(fresh(name, kinds)));
        return new ApiSurface(all);
    }

    private static GroupVersion fresh(String name, List<ApiKind> kinds) {
        List<ApiKind> own = kinds.stream().filter(k -> k.apiVersion().equals(name)).toList();
        return new GroupVersion(own.getFirst().group(), own.getFirst().version(), own, false);
    }

    public List<ApiKind> kinds() {
        return groupVersions.stream().flatMap(it -> it.kinds().stream()).toList();
    }

    /// The names of those whose kinds are as somebody said before, or not known at all.
    public SortedSet<String> stale() {
        return names(groupVersions.stream().filter(GroupVersion::stale));
    }

    /// The names of those of which nobody knows what they have.
    public SortedSet<String> silent() {
        return names(groupVersions.stream().filter(GroupVersion::isSilent));
    }

    private static SortedSet<String> names(Stream<GroupVersion> some) {
        return new TreeSet<>(some.map(GroupVersion::name).toList());
    }

    /// Whether objects of this kind may be there, at whatever version.
    public boolean mayServe(String group, String kind) {
        return groupVersions.stream()
                .filter(it -> it.group().equals(group))
                .anyMatch(it ->
                        it.isSilent() || it.kinds().stream().anyMatch(k -> k.kind().equals(kind)));
    }

    /// The same, with the kinds that silent group-versions had before.
    public ApiSurface remembering(ApiSurface before) {
        return new ApiSurface(
                groupVersions.stream()
                        .map(it ->
                                it.isSilent()
                                        ? before.find(it.name())
                                                .map(GroupVersion::kinds)
                                                .map(kinds ->
                                                        new GroupVersion(
                                                                it.group(),
                                                                it.version(),
                                                                kinds,
                                                                true))
                                                .orElse(it)
                                        : it)
                        .toList());
    }

    /// The same, with what one group-version has now; a new one comes last.
    public ApiSurface with(GroupVersion now) {
        List<GroupVersion> all = new ArrayList<>(groupVersions);
        int at = all.stream().map(GroupVersion::name).toList().indexOf(now.name());
        if (at < 0) {
            all.add(now);
        } else {
            all.set(at, now);
        }
        return new ApiSurface(all);
    }

    private Optional<GroupVersion> find(String name) {
        return groupVersions.stream().filter(it -> it.name().equals(name)).findFirst();
    }
}
