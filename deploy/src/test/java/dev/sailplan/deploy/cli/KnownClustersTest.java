package dev.sailplan.deploy.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.id.ClusterName;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class KnownClustersTest {
    private static final ClusterName DEV = new ClusterName("dev");
    private static final ClusterName NOPE = new ClusterName("nope");
    private static final List<String> TOPICS =
            List.of("sailplan.events", "sailplan.status.prod-eu", "sailplan.status.dev");

    @Test
    void a_cluster_that_is_not_there_is_answered_with_those_that_are() {
        assertThatThrownBy(() -> KnownClusters.verify(List.of(DEV, NOPE), TOPICS))
                .isInstanceOf(CommandFailed.class)
                .hasMessage(
                        "no topics of cluster nope on this broker; it has those of dev, prod-eu:"
                                + " name one by --cluster, or create the missing ones by"
                                + " sailplan topics --cluster nope");
    }

    @Test
    void a_broker_without_any_is_told_how_to_get_them() {
        assertThatThrownBy(() -> KnownClusters.verify(List.of(DEV), List.of("orders")))
                .hasMessage(
                        "no topics of cluster dev on this broker; it has those of no cluster yet:"
                                + " sailplan topics --cluster dev creates them");
    }

    @Test
    void those_that_are_there_pass() {
        assertThatCode(() -> KnownClusters.verify(List.of(DEV), TOPICS)).doesNotThrowAnyException();
    }
}
