package dev.sailplan.planner.git.token;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads an RSA private key from PEM, in the form that GitHub hands out (PKCS#1) or as PKCS#8.
final class AppKey {
    private static final Pattern PEM =
            Pattern.compile(
                    "-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (RSA )?PRIVATE KEY-----");

    /// Version 0, and the algorithm rsaEncryption (1.2.840.113549.1.1.1) without parameters.
    private static final byte[] RSA_HEAD =
            HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;

    private final PrivateKey key;

    private AppKey(PrivateKey key) {
        this.key = key;
    }

    static AppKey read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new IOException("can't read the privateKeyFile " + file, e);
        }
        Matcher pem = PEM.matcher(text);
        if (!pem.find()) {
            throw unusable(file);
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
            byte[] pkcs8 = pem.group(1) == null ? der : wrapped(der);
            return new AppKey(
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // No cause: it may quote what it could not read.
            throw unusable(file);
        }
    }

    private static IOException unusable(Path file) {
        return new IOException(
                "the privateKeyFile "
                        + file
                        + " holds no RSA key in PEM without a passphrase; take the file that GitHub"
                        + " offers under the app's private keys");
    }

    /// PKCS#8 is PKCS#1 within an envelope that names the algorithm.
    private static byte[] wrapped(byte[] pkcs1) {
        byte[] key = tagged(OCTETS, pkcs1);
        byte[] content = new byte[RSA_HEAD.length + key.length];
        System.arraycopy(RSA_HEAD, 0, content, 0, RSA_HEAD.length);
        System.arraycopy(key, 0, content, RSA_HEAD.length, key.length);
        return tagged(SEQUENCE, content);
    }

    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        // The long form of a length, whatever the length: two bytes hold every key that is in use.
        out.write(0x82);
        out.write(content.length >> 8);
        out.write(content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    byte[] sign(String text) throws IOException {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IOException("the app's private key can't sign", e);
        }
    }
}
