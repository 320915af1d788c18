package dev.sailplan.simulation.check.evidence;

/// Remembers whether topics of this world were lost: then what was said before may be said again, and what nobody had
/// read yet is gone until the next push.
public final class Losses {
    private boolean any;

    public void happened() {
        any = true;
    }

    public boolean any() {
        return any;
    }
}
