package dev.sailplan.gateway.sources;

import dev.sailplan.common.settings.RepositorySettings;
import dev.sailplan.gateway.hook.Provider;
import dev.sailplan.gateway.hook.RepositoryPlace;
import dev.sailplan.gateway.hook.Source;
import dev.sailplan.gateway.proof.WebhookCredentials;
import dev.sailplan.gateway.proof.WebhookCredentials.GiteaSecrets;
import dev.sailplan.gateway.proof.WebhookCredentials.HubSecrets;
import dev.sailplan.gateway.proof.WebhookCredentials.SigningSecrets;
import dev.sailplan.gateway.proof.WebhookCredentials.Tokens;
import dev.sailplan.gateway.proof.WebhookSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads one repository's settings and secret files.
final class SourceReader {
    /// An answer takes as long for an unknown repository as for one with so many.
    private static final int MOST_SECRETS = 2;

    private static final String SIGNING = "whsec_";

    private final RepositorySettings settings;
    private final List<String> faults = new ArrayList<>();

    private SourceReader(RepositorySettings settings) {
        this.settings = settings;
    }

    static HookSource read(RepositorySettings settings) {
        return new SourceReader(settings).read();
    }

    private HookSource read() {
        Provider provider =
                switch (settings.provider()) {
                    case GITHUB -> Provider.GITHUB;
                    case GITLAB -> Provider.GITLAB;
                    case GITEA -> Provider.GITEA;
                };
        RepositoryPlace place =
                RepositoryPlace.of(settings.url().toString()).orElse(new RepositoryPlace("", ""));
        if (place.path().isEmpty()) {
            fault("url is not the address of a repository");
        }
        if (settings.secretFiles().isEmpty()) {
            fault("has no secretFiles: without a secret it would take anybody's word");
        }
        if (settings.secretFiles().size() > MOST_SECRETS) {
            fault(
                    "has %d secretFiles; name the one in use, and a second only while it is changed"
                            .formatted(settings.secretFiles().size()));
        }
        List<String> texts = settings.secretFiles().stream().map(this::text).toList();
        refuseIfFaulty();
        return new HookSource(
                new Source(settings.name(), provider, place), credentials(provider, texts));
    }

    private String text(Path file) {
        try {
            String text = Files.readString(file).strip();
            if (text.isEmpty()) {
                fault("secret file " + file + " is empty");
            }
            return text;
        } catch (IOException e) {
            fault("secret file " + file + " can't be read as UTF-8 text");
            return "";
        }
    }

    /// GitLab tells the two apart itself: a signing secret starts with `whsec_`. Where one is configured, no
    /// token is taken any more.
    private WebhookCredentials credentials(Provider provider, List<String> texts) {
        try {
            return switch (provider) {
                case GITHUB -> new HubSecrets(texts.stream().map(WebhookSecret::of).toList());
                case GITLAB -> gitlab(texts);
                case GITEA -> new GiteaSecrets(texts.stream().map(WebhookSecret::of).toList());
            };
        } catch (IllegalArgumentException e) {
            fault("its secret files hold no usable secret: a signing secret is whsec_ and base64");
            throw new FaultySources(faults);
        }
    }

    private static WebhookCredentials gitlab(List<String> texts) {
        return texts.stream().anyMatch(text -> text.startsWith(SIGNING))
                ? new SigningSecrets(texts.stream().map(WebhookSecret::ofSigningSecret).toList())
                : new Tokens(texts.stream().map(WebhookSecret::of).toList());
    }

    private void fault(String what) {
        faults.add("repository '" + settings.name() + "': " + what);
    }

    private void refuseIfFaulty() {
        if (!faults.isEmpty()) {
            throw new FaultySources(faults);
        }
    }
}
