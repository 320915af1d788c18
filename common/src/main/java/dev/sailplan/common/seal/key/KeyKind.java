package dev.sailplan.common.seal.key;

import java.util.Arrays;
import java.util.Optional;

/// Tells what a key is for; a key file says it, and is refused for anything else.
public enum KeyKind {
    PLAN_SIGNING("plan-signing"),
    CLUSTER_IDENTITY("cluster-identity"),
    AUDIT_HEAD("audit-head"),
    SEALING("sealing"),
    FINGERPRINT_MASTER("fingerprint-master"),
    FINGERPRINT_CLUSTER("fingerprint-cluster");

    private final String text;

    KeyKind(String text) {
        this.text = text;
    }

    static Optional<KeyKind> parse(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }

    @Override
    public String toString() {
        return text;
    }
}
