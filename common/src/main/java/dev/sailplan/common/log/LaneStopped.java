package dev.sailplan.common.log;

/// Ends the work on a lane: its partition went to somebody else, or the service stops. Work lets it pass.
public final class LaneStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LaneStopped() {
        super("the lane was stopped", null, false, false);
    }
}
