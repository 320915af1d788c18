package dev.sailplan.common.seal.key;

import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.KeyId;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.seal.SealingKeyPair;
import dev.sailplan.common.seal.secret.FingerprintKey;
import dev.sailplan.common.seal.signature.Signer;
import dev.sailplan.common.seal.signature.Verifier;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/// A key with what it is for. `epoch` counts sealing keys and is 1 for all others.
///
/// `publicHalf` is empty for fingerprint keys, `privateHalf` where only the public half was exported. `cluster` is the
/// one that a derived fingerprint key is for: values of another can't be compared by it.
public record KeyFile(
        KeyKind kind,
        KeyUse use,
        int epoch,
        Optional<Payload> publicHalf,
        Optional<Payload> privateHalf,
        Optional<ClusterUid> cluster) {
    private static final int SYMMETRIC_BYTES = 32;

    public KeyFile {
        boolean symmetric =
                kind == KeyKind.FINGERPRINT_MASTER || kind == KeyKind.FINGERPRINT_CLUSTER;
        if (epoch < 1
                || publicHalf.isPresent() == symmetric
                || (symmetric && privateHalf.isEmpty())
                || (cluster.isPresent() && kind != KeyKind.FINGERPRINT_CLUSTER)) {
            throw new IllegalArgumentException("not a whole key for " + kind);
        }
    }

    /// Signing keys by the JDK, sealing keys by Tink, fingerprint keys as random bytes.
    public static KeyFile generate(KeyKind kind, KeyUse use, int epoch) {
        return switch (kind) {
            case PLAN_SIGNING, CLUSTER_IDENTITY, AUDIT_HEAD -> signing(kind, use, epoch);
            case SEALING -> sealing(SealingKeyPair.generate(epoch), use);
            case FINGERPRINT_MASTER, FINGERPRINT_CLUSTER -> {
                byte[] secret = new byte[SYMMETRIC_BYTES];
                new SecureRandom().nextBytes(secret);
                yield symmetric(kind, use, Payload.of(secret));
            }
        };
    }

    public KeyFile(
            KeyKind kind,
            KeyUse use,
            int epoch,
            Optional<Payload> publicHalf,
            Optional<Payload> privateHalf) {
        this(kind, use, epoch, publicHalf, privateHalf, Optional.empty());
    }

    /// The fingerprint key of one cluster, to be given to its applier.
    public KeyFile forCluster(ClusterUid uid) {
        return new KeyFile(
                KeyKind.FINGERPRINT_CLUSTER,
                use,
                1,
                Optional.empty(),
                Optional.of(fingerprintKey().forCluster(uid).secret()),
                Optional.of(uid));
    }

    public KeyFile withoutPrivateHalf() {
        return new KeyFile(kind, use, epoch, publicHalf, Optional.empty());
    }

    public KeyId id() {
        return publicHalf.map(key -> KeyId.of(key.bytes())).orElseGet(() -> fingerprintKey().id());
    }

    public Signer signer() {
        try {
            KeyFactory keys = KeyFactory.getInstance(Signer.ALGORITHM);
            PKCS8EncodedKeySpec secret = new PKCS8EncodedKeySpec(privateBytes());
            return new Signer(new KeyPair(publicKey(), keys.generatePrivate(secret)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    /// The public half of a signing key, to be verified with.
    public PublicKey publicKey() {
        try {
            return KeyFactory.getInstance(Signer.ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(publicHalf.orElseThrow().bytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    public SealingKeyPair sealingKeyPair() {
        return SealingKeyPair.of(epoch, privateBytes());
    }

    public FingerprintKey fingerprintKey() {
        return new FingerprintKey(Payload.of(privateBytes()));
    }

    /// Throws [IllegalArgumentException] where the halves are no key of this kind, or those of two keys.
    void prove() {
        boolean whole =
                switch (kind) {
                    case PLAN_SIGNING, CLUSTER_IDENTITY, AUDIT_HEAD -> signs(publicKey());
                    case SEALING ->
                            privateHalf.isEmpty()
                                    || publicHalf.equals(Optional.of(sealingKeyPair().publicKey()));
                    case FINGERPRINT_MASTER, FINGERPRINT_CLUSTER ->
                            fingerprintKey().secret().size() > 0;
                };
        if (!whole) {
            throw new IllegalArgumentException("the halves are those of two keys");
        }
    }

    private boolean signs(PublicKey key) {
        byte[] body = {1};
        return privateHalf.isEmpty()
                || Verifier.of(List.of(key))
                        .verify(id(), "prove", body, signer().sign("prove", body));
    }

    private byte[] privateBytes() {
        return privateHalf
                .orElseThrow(() -> new IllegalArgumentException("only the public half of a key"))
                .bytes();
    }

    private static KeyFile signing(KeyKind kind, KeyUse use, int epoch) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(Signer.ALGORITHM).generateKeyPair();
            return new KeyFile(
                    kind,
                    use,
                    epoch,
                    Optional.of(Payload.of(pair.getPublic().getEncoded())),
                    Optional.of(Payload.of(pair.getPrivate().getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    private static KeyFile sealing(SealingKeyPair pair, KeyUse use) {
        return new KeyFile(
                KeyKind.SEALING,
                use,
                pair.epoch(),
                Optional.of(pair.publicKey()),
                Optional.of(pair.privateKey()));
    }

    private static KeyFile symmetric(KeyKind kind, KeyUse use, Payload secret) {
        return new KeyFile(kind, use, 1, Optional.empty(), Optional.of(secret));
    }
}
