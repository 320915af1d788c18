package dev.sailplan.common.wire;

import dev.sailplan.common.domain.id.KeyId;
import dev.sailplan.common.seal.signature.Signer;
import dev.sailplan.common.seal.signature.Verifier;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Makes and checks the detached signature of a value, which travels in two headers.
final class Signatures {
    static final String KEY = "sailplan-key";
    static final String SIGNATURE = "sailplan-signature";

    private Signatures() {}

    static Map<String, String> headers(Signer signer, String type, byte[] value) {
        return Map.of(
                KEY,
                signer.keyId().value(),
                SIGNATURE,
                Base64.getEncoder().encodeToString(signer.sign(type, value)));
    }

    /// Tells what the headers claim, against the keys at hand.
    sealed interface Check {
        /// A value without a signature, or signed with a key that is not known here.
        record Unverified() implements Check {}

        record Verified(KeyId by) implements Check {}

        record Bad() implements Check {}
    }

    static Check check(Verifier verifier, Map<String, String> headers, String type, byte[] value) {
        if (!headers.containsKey(KEY) && !headers.containsKey(SIGNATURE)) {
            return new Check.Unverified();
        }
        Optional<KeyId> key = Optional.ofNullable(headers.get(KEY)).flatMap(Signatures::keyId);
        if (key.isEmpty()) {
            return new Check.Bad();
        }
        if (!verifier.knows(key.get())) {
            return new Check.Unverified();
        }
        byte[] signature = decoded(headers.getOrDefault(SIGNATURE, ""));
        return verifier.verify(key.get(), type, value, signature)
                ? new Check.Verified(key.get())
                : new Check.Bad();
    }

    private static Optional<KeyId> keyId(String text) {
        try {
            return Optional.of(new KeyId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
