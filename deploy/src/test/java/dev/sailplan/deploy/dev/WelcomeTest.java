package dev.sailplan.deploy.dev;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.deploy.dev.part.DevCluster;
import dev.sailplan.deploy.dev.run.DevFolder;
import dev.sailplan.deploy.dev.run.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WelcomeTest {
    private static String printed(boolean nodes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Path kubeconfig = Path.of("kubeconfig");
        new Welcome(new Terminal(stream, stream), new DevFolder(Path.of(".sailplan")))
                .print(
                        new Endpoints("gateway", "git", "kafka", kubeconfig),
                        new DevCluster(kubeconfig, "dev", "kubernetes v1.37.2"),
                        nodes);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_cluster_without_nodes_is_said_to_have_none_and_no_other_is() {
        assertThat(printed(false)).contains("no nodes");
        assertThat(printed(true)).doesNotContain("no nodes").contains("git clone git/sample");
    }
}
