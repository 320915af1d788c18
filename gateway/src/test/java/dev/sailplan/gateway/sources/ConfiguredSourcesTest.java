package dev.sailplan.gateway.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.settings.RepositorySettings;
import dev.sailplan.gateway.proof.WebhookCredentials;
import dev.sailplan.gateway.proof.WebhookCredentials.GiteaSecrets;
import dev.sailplan.gateway.proof.WebhookCredentials.HubSecrets;
import dev.sailplan.gateway.proof.WebhookCredentials.SigningSecrets;
import dev.sailplan.gateway.proof.WebhookCredentials.Tokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfiguredSourcesTest {
    private static final String SIGNING = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @TempDir Path folder;

    @Test
    void a_provider_and_its_secrets_make_credentials() throws IOException {
        // When
        ConfiguredSources sources =
                new ConfiguredSources(
                        List.of(
                                github("shop", file("one\n"), file("two")),
                                gitlab("lab", file("token")),
                                settings("tea", RepositorySettings.Provider.GITEA, file("secret")),
                                gitlab("signed", file(SIGNING))));

        // Then
        assertThat(credentials(sources, "shop"))
                .isInstanceOfSatisfying(
                        HubSecrets.class, hub -> assertThat(hub.secrets()).hasSize(2));
        assertThat(credentials(sources, "lab")).isInstanceOf(Tokens.class);
        assertThat(credentials(sources, "tea")).isInstanceOf(GiteaSecrets.class);
        assertThat(credentials(sources, "signed")).isInstanceOf(SigningSecrets.class);
        assertThat(sources.get().find("nobody").source()).isEmpty();
    }

    @Test
    void every_missing_secret_is_named_and_none_is_quoted() throws IOException {
        // Given
        List<RepositorySettings> faulty =
                List.of(
                        github("none"),
                        github("absent", folder.resolve("absent")),
                        github("empty", file(" \n")),
                        github("many", file("one"), file("two"), file("three")),
                        gitlab("mixed", file(SIGNING), file("hunter2")));

        // Then
        assertThatThrownBy(() -> new ConfiguredSources(faulty))
                .isInstanceOf(FaultySources.class)
                .hasMessageContaining("'none'")
                .hasMessageContaining("'absent'")
                .hasMessageContaining("'empty'")
                .hasMessageContaining("'mixed'")
                .hasMessageContaining("'many'")
                .hasMessageContaining("3 secretFiles")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void a_faulty_reload_changes_nothing() throws IOException {
        // Given
        ConfiguredSources sources = new ConfiguredSources(List.of(github("shop", file("one"))));
        Sources before = sources.get();

        // When
        assertThatThrownBy(() -> sources.reload(List.of(github("shop"))))
                .isInstanceOf(FaultySources.class);

        // Then
        assertThat(sources.get()).isSameAs(before);
        sources.reload(List.of(github("other", file("one"))));
        assertThat(sources.get().find("other").source()).isPresent();
        assertThat(sources.get().find("shop").source()).isEmpty();
    }

    private static WebhookCredentials credentials(ConfiguredSources sources, String name) {
        return sources.get().find(name).source().orElseThrow().credentials();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "secret", ""), text);
    }

    private static RepositorySettings github(String name, Path... secrets) {
        return settings(name, RepositorySettings.Provider.GITHUB, secrets);
    }

    private static RepositorySettings gitlab(String name, Path... secrets) {
        return settings(name, RepositorySettings.Provider.GITLAB, secrets);
    }

    private static RepositorySettings settings(
            String name, RepositorySettings.Provider provider, Path... secrets) {
        return new RepositorySettings(
                new RepositoryName(name),
                provider,
                URI.create("https://git.example.com/acme/" + name + ".git"),
                List.of(secrets),
                Optional.empty(),
                new ProjectName("acme"),
                List.of());
    }
}
