package dev.sailplan.common.domain.plan;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Lists the whole desired state of an application: every object once, sorted by identity.
public record Index(List<IndexEntry> entries) {
    public Index {
        entries = entries.stream().sorted(Comparator.comparing(IndexEntry::object)).toList();
        if (entries.stream().map(IndexEntry::object).distinct().count() != entries.size()) {
            throw new IllegalArgumentException("an index names every object once");
        }
    }

    /// SHA-256 over the sorted pairs of identity and object digest: equal intent, equal digest.
    public Digest intentDigest() {
        return Digest.of(
                entries.stream()
                        .map(e -> e.object().canonical() + " " + e.digest() + "\n")
                        .collect(Collectors.joining()));
    }

    public Optional<IndexEntry> find(ObjectId object) {
        return entries.stream().filter(e -> e.object().equals(object)).findFirst();
    }

    public Map<ObjectId, IndexEntry> byObject() {
        return entries.stream().collect(Collectors.toMap(IndexEntry::object, Function.identity()));
    }
}
