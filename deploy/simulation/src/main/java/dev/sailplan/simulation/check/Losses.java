package dev.sailplan.simulation.check;

/// Whether topics of this world were lost: then what was said before may be said again.
public final class Losses {
    private boolean any;

    public void happened() {
        any = true;
    }

    boolean any() {
        return any;
    }
}
