package dev.sailplan.applier.cluster.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.applier.cluster.Cluster.Deletion;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.cluster.ClusterAccess;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.TestWebhook;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server whose certificate is not of the authority that we were told of.
class TrustTest {
    private static final JsonObject MAP = Manifests.configMap("shop", "a", "color", "blue");
    private final AtomicInteger heard = new AtomicInteger();
    @TempDir private Path folder;

    private TestWebhook server(String name) throws Exception {
        return TestWebhook.denying(
                Files.createDirectory(folder.resolve(name)),
                object -> {
                    heard.incrementAndGet();
                    return JsonObject.EMPTY.with("message", Json.text("no"));
                });
    }

    private static FabricCluster at(TestWebhook server, TestWebhook believed) {
        return FabricCluster.at(
                new ClusterAccess(
                        server.address(),
                        Optional.of(believed.authority()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("a-token")));
    }

    @Test
    void it_is_asked_nothing_and_told_no_token_and_no_object_is_tried_again() throws Exception {
        // Given
        try (TestWebhook server = server("one");
                TestWebhook other = server("other");
                FabricCluster cluster = at(server, other)) {
            // When
            WriteAnswer dry =
                    cluster.apply(Manifests.CONFIG_MAP, Manifests.id(MAP), MAP, Write.DRY_RUN);
            WriteAnswer real =
                    cluster.apply(Manifests.CONFIG_MAP, Manifests.id(MAP), MAP, Write.REAL);
            Deletion gone =
                    cluster.delete(
                            Manifests.CONFIG_MAP, Manifests.id(MAP), Fence.ofUid("u"), Write.REAL);

            // Then: the answer that ends all tries
            assertThat(dry).isInstanceOf(WriteAnswer.Unauthorized.class).isEqualTo(real);
            assertThat(((WriteAnswer.Unauthorized) dry).message())
                    .contains("certificate authority");
            assertThat(gone).isEqualTo(new Deletion.Refused(dry));
            assertThatThrownBy(cluster::uid)
                    .isInstanceOf(ClusterUnavailable.class)
                    .hasMessageContaining("certificate authority")
                    .hasMessageNotContaining("a-token");
            assertThat(heard).hasValue(0);
        }
    }

    @Test
    void one_that_is_believed_is_asked() throws Exception {
        try (TestWebhook server = server("one");
                FabricCluster cluster = at(server, server)) {
            assertThat(cluster.apply(Manifests.CONFIG_MAP, Manifests.id(MAP), MAP, Write.REAL))
                    .isNotInstanceOf(WriteAnswer.Unauthorized.class);
            assertThat(heard).hasValue(1);
        }
    }
}
