package dev.sailplan.deploy.failpoint;

/// Where and during what the services die: at the nth call that passes there.
///
/// @param at as it is seen in the running process
record Death(Scenario scenario, Failpoint at, int nth) {
    @Override
    public String toString() {
        return at + " #" + nth + " " + scenario;
    }
}
