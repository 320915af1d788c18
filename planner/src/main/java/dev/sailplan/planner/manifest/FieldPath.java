package dev.sailplan.planner.manifest;

/// A field as people write it: `spec.template.spec.containers[0].image`.
record FieldPath(String text) {
    static final FieldPath ROOT = new FieldPath("");
    private static final int LONGEST_NAME = 80;

    FieldPath field(String name) {
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
        if (!shown.matches("[A-Za-z0-9_$-]+")) {
            return new FieldPath(text + "[\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\"]");
        }
        return new FieldPath(text.isEmpty() ? shown : text + "." + shown);
    }

    FieldPath element(int index) {
        return new FieldPath(text + "[" + index + "]");
    }

    @Override
    public String toString() {
        return text;
    }
}
