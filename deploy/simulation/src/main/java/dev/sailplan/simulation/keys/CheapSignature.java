package dev.sailplan.simulation.keys;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureSpi;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/// Stands in for Ed25519 where the key is a [CheapKey]: a third of a world's time went into real signatures.
public final class CheapSignature extends SignatureSpi {
    static final String ALGORITHM = "Ed25519";

    /// Providers are the process's, and this class may be loaded more than once in it.
    static final String NAME = "SailplanSimulation-" + CheapSignature.class.hashCode();

    private final CRC32C sum = new CRC32C();

    /// Serves cheap keys only; all others go to the platform's own.
    static final class Source extends Provider {
        private static final long serialVersionUID = 1L;

        Source() {
            super(NAME, "1", "Signatures of simulated processes");
            putService(
                    new Service(
                            this,
                            "Signature",
                            ALGORITHM,
                            CheapSignature.class.getName(),
                            List.of(),
                            Map.of("SupportedKeyClasses", CheapKey.class.getName())) {
                        @Override
                        public Object newInstance(Object parameter) {
                            return new CheapSignature();
                        }

                        @Override
                        public boolean supportsParameter(Object parameter) {
                            return parameter instanceof CheapKey;
                        }
                    });
        }
    }

    private void begin(Object key) throws InvalidKeyException {
        if (!(key instanceof CheapKey cheap)) {
            throw new InvalidKeyException("not a key of the simulation");
        }
        sum.reset();
        sum.update(cheap.getEncoded());
    }

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
        begin(key);
    }

    @Override
    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
        begin(key);
    }

    @Override
    protected void engineUpdate(byte b) {
        sum.update(b);
    }

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) {
        sum.update(bytes, offset, length);
    }

    @Override
    protected byte[] engineSign() {
        return ByteBuffer.allocate(64).putLong(sum.getValue()).array();
    }

    @Override
    protected boolean engineVerify(byte[] signature) {
        return java.util.Arrays.equals(signature, engineSign());
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
        throw new UnsupportedOperationException();
    }
}
