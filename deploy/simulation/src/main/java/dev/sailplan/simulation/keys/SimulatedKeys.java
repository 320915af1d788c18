package dev.sailplan.simulation.keys;

import dev.sailplan.applier.testing.Keys;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.seal.SealingKeyPair;
import dev.sailplan.common.seal.secret.FingerprintKey;
import dev.sailplan.common.seal.signature.Signer;
import java.security.Security;

/// Generates the keys of every simulated installation.
public final class SimulatedKeys {
    private SimulatedKeys() {}

    public static Keys generate() {
        // Does nothing where it is there already.
        Security.addProvider(new CheapSignature.Source());
        return new Keys(
                new Signer(CheapKey.pair("planner")),
                new Signer(CheapKey.pair("applier")),
                SealingKeyPair.generate(1),
                new FingerprintKey(Payload.of("0123456789abcdef0123456789abcdef")));
    }
}
