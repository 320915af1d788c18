package dev.sailplan.simulation.keys;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;

/// A half of a key pair whose signatures are checksums: they tell keys and bodies apart, and protect nothing.
sealed interface CheapKey {
    String name();

    default String getAlgorithm() {
        return CheapSignature.ALGORITHM;
    }

    default String getFormat() {
        return "none";
    }

    default byte[] getEncoded() {
        return name().getBytes(StandardCharsets.UTF_8);
    }

    static KeyPair pair(String name) {
        return new KeyPair(new Public(name), new Private(name));
    }

    record Public(String name) implements CheapKey, PublicKey {
        private static final long serialVersionUID = 1L;

        @Override
        public String getAlgorithm() {
            return CheapKey.super.getAlgorithm();
        }

        @Override
        public String getFormat() {
            return CheapKey.super.getFormat();
        }

        @Override
        public byte[] getEncoded() {
            return CheapKey.super.getEncoded();
        }
    }

    record Private(String name) implements CheapKey, PrivateKey {
        private static final long serialVersionUID = 1L;

        @Override
        public String getAlgorithm() {
            return CheapKey.super.getAlgorithm();
        }

        @Override
        public String getFormat() {
            return CheapKey.super.getFormat();
        }

        @Override
        public byte[] getEncoded() {
            return CheapKey.super.getEncoded();
        }
    }
}
