package dev.sailplan.applier.inbox;

import dev.sailplan.common.domain.id.KeyId;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.seal.key.KeyFiles;
import dev.sailplan.common.seal.key.KeyKind;
import dev.sailplan.common.seal.signature.Verifier;
import dev.sailplan.common.settings.KeySettings.PlanSigner;
import dev.sailplan.common.settings.ServerSettings;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/// Lists the planners whose plans and releases count, each for its own projects: a planner's key that leaks reaches no
/// project but those that it was given.
public record PlanSigners(List<Trusted> trusted) {
    public PlanSigners {
        trusted = List.copyOf(trusted);
    }

    /// A planner's public key, and what the settings say of it.
    public record Trusted(PublicKey key, PlanSigner settings) {
        private boolean is(KeyId id) {
            return KeyId.of(key.getEncoded()).equals(id);
        }
    }

    /// Reads them from the files that `keys.planSigners` names.
    public static PlanSigners read(ServerSettings settings) {
        KeyFiles files = new KeyFiles(settings.use());
        return new PlanSigners(
                settings.keys().planSigners().stream()
                        .map(signer ->
                                new Trusted(
                                        files.read(signer.file(), KeyKind.PLAN_SIGNING).publicKey(),
                                        signer))
                        .toList());
    }

    Verifier verifier() {
        return Verifier.of(trusted.stream().map(Trusted::key).toList());
    }

    /// Why this key's word does not count for a project; empty where it does.
    Optional<String> refuses(KeyId key, ProjectName project) {
        List<PlanSigner> known =
                trusted.stream().filter(it -> it.is(key)).map(Trusted::settings).toList();
        return known.stream().anyMatch(signer -> signer.maySignFor(project))
                ? Optional.empty()
                : Optional.of(
                        "signed by a planner that may not sign for project "
                                + project
                                + known.stream().findFirst().map(PlanSigners::named).orElse(""));
    }

    private static String named(PlanSigner signer) {
        return " ("
                + signer.file().getFileName()
                + " in keys.planSigners of the applier's server.yaml)";
    }
}
