package dev.sailplan.planner.declare;

/// Says who has to agree before a plan is released.
public record Approval(boolean pullRequest, int reviews) {
    public static final Approval NONE = new Approval(false, 0);
    public static final Approval REVIEWED = new Approval(true, 1);

    public Approval {
        if (reviews < 0 || reviews > 100) {
            throw new IllegalArgumentException("reviews must be 0 to 100");
        }
    }

    /// What satisfies both.
    public Approval strictest(Approval other) {
        return new Approval(pullRequest || other.pullRequest, Math.max(reviews, other.reviews));
    }

    public boolean isNone() {
        return !pullRequest && reviews == 0;
    }

    /// The words that digests are taken of.
    String canonical() {
        return "Approval[pullRequest=" + pullRequest + ", reviews=" + reviews + "]";
    }
}
