package dev.sailplan.deploy.plan;

import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.List;
import java.util.Optional;

/// An object of a plan: what becomes of it, each field that changes, and words about it where there are any.
public record ObjectView(
        ObjectId object,
        Change change,
        Optional<SourceLocation> at,
        List<FieldChange> fields,
        Optional<String> note) {
    public ObjectView {
        fields = List.copyOf(fields);
    }

    ObjectView noted(String word) {
        return new ObjectView(
                object,
                change,
                at,
                fields,
                Optional.of(note.map(before -> before + "; " + word).orElse(word)));
    }

    /// Says what becomes of an object, with the sign that people see.
    public enum Change {
        CREATE('+'),
        RUN('+'),
        UPDATE('~'),
        ADOPT('~'),
        REPLACE('~'),
        DELETE('−'),
        UNCHANGED('=');

        private final char sign;

        Change(char sign) {
            this.sign = sign;
        }

        char sign() {
            return sign;
        }
    }
}
