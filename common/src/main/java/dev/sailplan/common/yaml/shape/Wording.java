package dev.sailplan.common.yaml.shape;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.problem.Nearest;
import dev.sailplan.common.domain.text.Shortened;
import java.util.Collection;

/// Words what is wrong with a file. Values have names: an object what it is, others their path.
public enum Wording {
    /// Names objects by what they are, as `server.yaml` does: `a cluster needs 'name'`.
    BY_KIND {
        @Override
        String complaint(String name, String complaint) {
            return complaint;
        }

        @Override
        String wrongType(String name, String wanted, Json found) {
            String type = found.typeName();
            return "must be " + wanted + (wanted.startsWith(type) ? "" : ", not " + type);
        }

        @Override
        String missing(String name, String key) {
            return name + " needs '" + key + "'";
        }

        @Override
        String unknown(String name, String key, Collection<String> known) {
            String shown = Shortened.to(LONGEST_SHOWN, key.replaceAll("\\p{Cntrl}", ""));
            return name + " has no key '" + shown + "'; " + hint(key, "it knows ", known);
        }

        @Override
        String documents(int count) {
            return count == 0 ? "the file is empty" : "the file must hold one document only";
        }
    },

    /// Names every value by its path, as `sailplan.yaml` does: `applications[0].name is missing`.
    BY_PATH {
        @Override
        String complaint(String name, String complaint) {
            return (name.isEmpty() ? "the document" : name) + " " + complaint;
        }

        @Override
        String wrongType(String name, String wanted, Json found) {
            boolean text = wanted.equals(Readers.STRING);
            String shown =
                    found instanceof JsonNumber number && !text && !wanted.equals(Readers.OBJECT)
                            ? number.canonical()
                            : found.typeName();
            String message = "must be " + wanted + ", not " + shown + (text ? "; quote it" : "");
            return complaint(name, message);
        }

        @Override
        String missing(String name, String key) {
            return inside(name, key) + " is missing";
        }

        @Override
        String unknown(String name, String key, Collection<String> known) {
            String place = name.isEmpty() ? "" : " in " + name;
            return "unknown key '" + key + "'" + place + "; " + hint(key, "known here: ", known);
        }

        @Override
        String documents(int count) {
            return "must hold exactly one document, not " + count;
        }
    };

    private static final int LONGEST_SHOWN = 60;

    abstract String complaint(String name, String complaint);

    abstract String wrongType(String name, String wanted, Json found);

    abstract String missing(String name, String key);

    abstract String unknown(String name, String key, Collection<String> known);

    /// About a file of another number of documents than one.
    abstract String documents(int count);

    static String inside(String name, String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    private static String hint(String key, String list, Collection<String> known) {
        return Nearest.to(key, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElseGet(() -> list + String.join(", ", known));
    }
}
