package dev.sailplan.common.domain.effect;

import java.util.List;
import java.util.Optional;

/// A field that changes, at its path as people write it: `spec.template.spec.containers[web].image`.
///
/// The values are shortened for reading; those of Secrets are never there, only the word `(secret)`.
public record FieldChange(
        String path, Optional<String> before, Optional<String> after, Origin origin) {
    /// The words that digests are taken of.
    public String canonical() {
        return "FieldChange[path=%s, before=%s, after=%s, origin=%s]"
                .formatted(path, before, after, origin.canonical());
    }

    /// Tells why the field changes.
    public sealed interface Origin {
        /// The place of a field among those that change, in the order in which people want to know of them: what was
        /// asked for before what the cluster adds by itself.
        default int rank() {
            return switch (this) {
                case FromGit() -> 0;
                case Taken _ -> 1;
                case Adopted _ -> 2;
                case Retaken _ -> 3;
                case FromAdmission() -> 4;
            };
        }

        /// The words that digests are taken of.
        default String canonical() {
            return switch (this) {
                case FromGit() -> "FromGit[]";
                case Taken(var managers) -> "Taken[managers=" + managers + "]";
                case Adopted(var managers) -> "Adopted[managers=" + managers + "]";
                case Retaken(var managers) -> "Retaken[managers=" + managers + "]";
                case FromAdmission() -> "FromAdmission[]";
            };
        }

        record FromGit() implements Origin {}

        /// A value that the API server or an admission webhook fills in.
        record FromAdmission() implements Origin {}

        /// A take-over: the field was never ours and is taken from other managers.
        record Taken(List<String> managers) implements Origin {
            public Taken {
                managers = List.copyOf(managers);
            }
        }

        /// An adoption: the field becomes ours, from the tools that wrote it before; its value stays.
        record Adopted(List<String> managers) implements Origin {
            public Adopted {
                managers = List.copyOf(managers);
            }
        }

        /// A field that we applied before, that somebody changed, and that is set back.
        record Retaken(List<String> managers) implements Origin {
            public Retaken {
                managers = List.copyOf(managers);
            }
        }
    }
}
