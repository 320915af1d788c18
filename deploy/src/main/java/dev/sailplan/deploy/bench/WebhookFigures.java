package dev.sailplan.deploy.bench;

/// What `bench webhook` measured: requests a second, and how long each waited for its answer at a steady pace.
record WebhookFigures(
        Conditions conditions, double durableRate, double ignoredRate, Distribution waits) {

    /// What part of the yardstick's rate.
    double ratio() {
        return durableRate / ignoredRate;
    }
}
