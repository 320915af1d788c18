package dev.sailplan.deploy.failpoint;

/// During what the services die.
enum Scenario {
    PUSH("while a push is carried out"),
    START("while they start and find a push"),
    RESUME("while they go on with what was begun"),
    STOP("while they are stopped");

    private final String words;

    Scenario(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
