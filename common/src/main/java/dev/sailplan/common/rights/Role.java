package dev.sailplan.common.rights;

/// Names who speaks to Kafka, in the order of the table's columns.
public enum Role {
    INTAKE("intake"),
    REPORT("report"),
    CONSOLE("console"),
    AUDIT("audit"),
    PLANNER("planner"),
    APPLIER("applier"),
    AUDITOR("auditor");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
