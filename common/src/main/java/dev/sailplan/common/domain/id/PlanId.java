package dev.sailplan.common.domain.id;

/// Names a plan by its content: the digest of its index and inputs.
public record PlanId(String value) implements Identifier {
    public PlanId {
        Names.HEX_256.check("plan id", value);
    }

    public static PlanId of(Digest digest) {
        return new PlanId(digest.value());
    }

    public String abbreviated() {
        return value.substring(0, 12);
    }

    @Override
    public String toString() {
        return value;
    }
}
