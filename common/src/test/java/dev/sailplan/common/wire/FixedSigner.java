package dev.sailplan.common.wire;

import dev.sailplan.common.seal.signature.Signer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/// A signer whose key everybody knows, for golden files.
final class FixedSigner {
    /// The public key of the private key that is all zeros, with the prefix of its encoding.
    private static final String PUBLIC =
            "302a300506032b6570032100"
                    + "3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29";

    private FixedSigner() {}

    static Signer create() {
        try {
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            return new Signer(
                    new KeyPair(
                            keys.generatePublic(
                                    new X509EncodedKeySpec(HexFormat.of().parseHex(PUBLIC))),
                            keys.generatePrivate(
                                    new EdECPrivateKeySpec(
                                            NamedParameterSpec.ED25519, new byte[32]))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
