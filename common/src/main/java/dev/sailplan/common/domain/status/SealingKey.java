package dev.sailplan.common.domain.status;

import dev.sailplan.common.domain.id.KeyId;

/// Holds the public half of the key that Secret values are sealed to, in Base64, with the epoch it is good for.
public record SealingKey(KeyId id, int epoch, String publicKey) {}
