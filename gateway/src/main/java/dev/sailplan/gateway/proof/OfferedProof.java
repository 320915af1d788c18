package dev.sailplan.gateway.proof;

import dev.sailplan.gateway.hook.HookHeaders;
import dev.sailplan.gateway.proof.WebhookCredentials.GiteaSecrets;
import dev.sailplan.gateway.proof.WebhookCredentials.HubSecrets;
import dev.sailplan.gateway.proof.WebhookCredentials.SigningSecrets;
import dev.sailplan.gateway.proof.WebhookCredentials.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks the proofs that a request's headers offer.
///
/// How much work a request makes follows from its headers alone: where a repository is unknown, demands
/// another proof or has one secret and not two, the same work is done against decoys. So an answer, and the
/// time it took, tells nobody which repositories exist.
public final class OfferedProof {
    /// As many as are active while one is being replaced.
    private static final int TRIED = 2;

    private static final WebhookSecret DECOY = WebhookSecret.of("fits nothing");

    private final Optional<GitlabToken> token;
    private final Optional<HubSignature> hub;
    private final List<HubSignature> giteas;
    private final Optional<StandardSignature> standard;

    private OfferedProof(
            Optional<GitlabToken> token,
            Optional<HubSignature> hub,
            List<HubSignature> giteas,
            Optional<StandardSignature> standard) {
        this.token = token;
        this.hub = hub;
        this.giteas = giteas;
        this.standard = standard;
    }

    public static OfferedProof of(HookHeaders headers) {
        return new OfferedProof(
                GitlabToken.in(headers),
                HubSignature.in(headers),
                HubSignature.giteas(headers),
                StandardSignature.in(headers));
    }

    /// Whether the body must be read before anything can be said.
    public boolean coversBody() {
        return hub.isPresent() || isGiteas() || standard.isPresent();
    }

    /// Whether the body may be as large as GitHub's.
    public boolean isGithubs() {
        return hub.isPresent() && !isGiteas();
    }

    /// Whether it is signed as Gitea does, which signs the payload and not the form that carries it.
    public boolean isGiteas() {
        return !giteas.isEmpty();
    }

    /// Whether the headers alone prove it.
    public boolean provesWithoutBody(Optional<WebhookCredentials> demanded) {
        boolean fits = tokenFits(demanded);
        return fits && demanded.filter(Tokens.class::isInstance).isPresent();
    }

    /// Whether headers and the bytes that are signed together prove it.
    public boolean proves(Optional<WebhookCredentials> demanded, byte[] body, Instant now) {
        boolean tokenFits = tokenFits(demanded);
        boolean hubFits =
                hub.map(found -> found.fits(tried(hubSecrets(demanded)), body)).orElse(false);
        boolean giteasFit = true;
        for (HubSignature gitea : giteas) {
            giteasFit &= gitea.fits(tried(hubSecrets(demanded)), body);
        }
        boolean allFit = giteasFit && (hubFits || (hub.isEmpty() && isGiteas()));
        boolean standardFits =
                standard.map(found -> found.fits(tried(signingSecrets(demanded)), body, now))
                        .orElse(false);
        return demanded.map(credentials ->
                        switch (credentials) {
                            case HubSecrets _ -> hubFits;
                            case GiteaSecrets _ -> allFit;
                            case SigningSecrets _ -> standardFits;
                            case Tokens _ -> tokenFits;
                        })
                .orElse(false);
    }

    private boolean tokenFits(Optional<WebhookCredentials> demanded) {
        return token.map(found -> found.fits(tried(tokens(demanded)))).orElse(false);
    }

    private static List<WebhookSecret> hubSecrets(Optional<WebhookCredentials> demanded) {
        return switch (demanded.orElse(null)) {
            case HubSecrets(var secrets) -> secrets;
            case GiteaSecrets(var secrets) -> secrets;
            case null, default -> List.of();
        };
    }

    private static List<WebhookSecret> signingSecrets(Optional<WebhookCredentials> demanded) {
        return demanded.orElse(null) instanceof SigningSecrets(var secrets) ? secrets : List.of();
    }

    private static List<WebhookSecret> tokens(Optional<WebhookCredentials> demanded) {
        return demanded.orElse(null) instanceof Tokens(var secrets) ? secrets : List.of();
    }

    /// The secrets, filled up with decoys.
    static List<WebhookSecret> tried(List<WebhookSecret> secrets) {
        List<WebhookSecret> tried = new ArrayList<>(secrets);
        while (tried.size() < TRIED) {
            tried.add(DECOY);
        }
        return List.copyOf(tried);
    }
}
