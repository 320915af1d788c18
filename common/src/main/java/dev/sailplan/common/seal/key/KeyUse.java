package dev.sailplan.common.seal.key;

/// Tells where a key may be used: production refuses a key that was made for `dev`.
public enum KeyUse {
    DEV,
    PRODUCTION
}
