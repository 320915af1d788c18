package dev.sailplan.gateway.proof;

import java.util.List;

/// Holds what a repository demands of its webhooks. Several secrets are active while one is being replaced.
public sealed interface WebhookCredentials {

    /// GitHub: `X-Hub-Signature-256` over the body.
    record HubSecrets(List<WebhookSecret> secrets) implements WebhookCredentials {
        public HubSecrets {
            secrets = atLeastOne(secrets);
        }
    }

    /// Gitea and Forgejo: `X-Gitea-Signature`, `X-Forgejo-Signature` and `X-Hub-Signature-256`. One is enough; whoever
    /// sends several has to have them all right.
    record GiteaSecrets(List<WebhookSecret> secrets) implements WebhookCredentials {
        public GiteaSecrets {
            secrets = atLeastOne(secrets);
        }
    }

    /// GitLab: `X-Gitlab-Token`, the secret itself.
    record Tokens(List<WebhookSecret> secrets) implements WebhookCredentials {
        public Tokens {
            secrets = atLeastOne(secrets);
        }
    }

    /// GitLab with a signing token: `webhook-signature` as Standard Webhooks define it. A token never
    /// stands in for the signature.
    record SigningSecrets(List<WebhookSecret> secrets) implements WebhookCredentials {
        public SigningSecrets {
            secrets = atLeastOne(secrets);
        }
    }

    private static List<WebhookSecret> atLeastOne(List<WebhookSecret> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException(
                    "a repository without a webhook secret would take anybody's word");
        }
        return List.copyOf(secrets);
    }
}
