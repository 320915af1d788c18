package dev.sailplan.planner.git.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.id.RepositoryName;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitRemoteTest {
    private static final RepositoryName SHOP = new RepositoryName("shop");

    private static GitRemote remote(String url, boolean local) {
        return GitRemote.of(SHOP, url, Optional.empty(), local);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ext::sh -c evil",
                "--upload-pack=evil",
                "-u./evil",
                "ssh://-oProxyCommand=evil/x",
                "git@github.com:shop/shop.git",
                "/srv/git/shop",
                "ftp://example.com/shop.git",
                "https://",
                "https://lee:s3cret@example.com/shop.git"
            })
    void refuses_what_could_run_a_program_or_shows_credentials(String url) {
        assertThatThrownBy(() -> remote(url, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("repository shop")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/shop.git", "file:///srv/git/shop.git"})
    void takes_transports_without_tls_only_in_dev(String url) {
        assertThat(remote(url, true).url().toString()).isEqualTo(url);
        assertThatThrownBy(() -> remote(url, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must begin with https://");
    }

    @Test
    void takes_https() {
        assertThat(remote("https://git.example.com/shop.git", false).name()).isEqualTo(SHOP);
    }
}
