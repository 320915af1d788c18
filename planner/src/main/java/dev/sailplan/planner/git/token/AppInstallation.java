package dev.sailplan.planner.git.token;

import java.net.URI;
import java.nio.file.Path;

/// Names an installation of a GitHub App, and where its host exchanges keys for tokens.
public record AppInstallation(URI api, long app, long installation, Path privateKeyFile) {
    URI exchange() {
        return URI.create(api + "/app/installations/" + installation + "/access_tokens");
    }

    @Override
    public String toString() {
        return "GitHub App %d, installation %d".formatted(app, installation);
    }
}
