package dev.sailplan.planner.manifest.problem;

import dev.sailplan.common.domain.text.Shortened;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A field as people write it: `spec.template.spec.containers[0].image`; put into words only when someone asks.
public final class FieldPath {
    public static final FieldPath ROOT = new FieldPath(null, "", -1);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_$-]+");
    private static final int LONGEST_NAME = 80;

    private final @Nullable FieldPath parent;
    private final String name;
    private final int index;

    public FieldPath(String name) {
        this(ROOT, name, -1);
    }

    private FieldPath(@Nullable FieldPath parent, String name, int index) {
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    public FieldPath field(String member) {
        return new FieldPath(this, member, -1);
    }

    public FieldPath element(int number) {
        return new FieldPath(this, "", number);
    }

    public boolean isRoot() {
        return parent == null;
    }

    @Override
    public String toString() {
        if (parent == null) {
            return "";
        }
        String before = parent.toString();
        if (index >= 0) {
            return before + "[" + index + "]";
        }
        if (!PLAIN.matcher(name).matches() || name.length() > LONGEST_NAME) {
            return before + "[\"" + shown() + "\"]";
        }
        return before.isEmpty() ? name : before + "." + name;
    }

    private String shown() {
        return Shortened.to(LONGEST_NAME, name).replaceAll("\\p{Cntrl}", "?");
    }
}
