package dev.sailplan.planner.declare;

/// Says who has to agree before a plan is released.
public record ApprovalPolicy(boolean pullRequest, int reviews) {
    public static final ApprovalPolicy NONE = new ApprovalPolicy(false, 0);
    public static final ApprovalPolicy REVIEWED = new ApprovalPolicy(true, 1);

    public ApprovalPolicy {
        if (reviews < 0 || reviews > 100) {
            throw new IllegalArgumentException("reviews must be 0 to 100");
        }
    }

    /// What satisfies both.
    public ApprovalPolicy strictest(ApprovalPolicy other) {
        return new ApprovalPolicy(
                pullRequest || other.pullRequest, Math.max(reviews, other.reviews));
    }

    public boolean isNone() {
        return !pullRequest && reviews == 0;
    }
}
