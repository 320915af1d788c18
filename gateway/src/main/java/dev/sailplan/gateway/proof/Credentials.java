package dev.sailplan.gateway.proof;

import java.util.List;

/// What a repository demands of its webhooks. Several secrets are active while one is being replaced.
public sealed interface Credentials {

    /// GitHub: `X-Hub-Signature-256` over the body.
    record HubSecrets(List<Secret> secrets) implements Credentials {
        public HubSecrets {
            secrets = atLeastOne(secrets);
        }
    }

    /// GitLab: `X-Gitlab-Token`, the secret itself.
    record Tokens(List<Secret> secrets) implements Credentials {
        public Tokens {
            secrets = atLeastOne(secrets);
        }
    }

    /// GitLab with a signing token: `webhook-signature` as Standard Webhooks define it. A token never
    /// stands in for the signature.
    record SigningSecrets(List<Secret> secrets) implements Credentials {
        public SigningSecrets {
            secrets = atLeastOne(secrets);
        }
    }

    private static List<Secret> atLeastOne(List<Secret> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException(
                    "a repository without a webhook secret would take anybody's word");
        }
        return List.copyOf(secrets);
    }
}
