package dev.sailplan.tools.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.tools.bench.rollout.RolloutText;
import org.junit.jupiter.api.Test;

class ApiCountersTest {
    private static final String BEFORE =
            """
            # HELP apiserver_request_total [STABLE] Counter of apiserver requests
            # TYPE apiserver_request_total counter
            apiserver_request_total{code="200",component="apiserver",dry_run="",group="",resource="nodes",scope="cluster",subresource="",verb="LIST",version="v1"} 3
            apiserver_request_total{code="200",component="apiserver",dry_run="",group="apps",resource="deployments",scope="resource",subresource="status",verb="PUT",version="v1"} 7
            apiserver_response_sizes_sum{component="apiserver",group="",resource="nodes",scope="cluster",subresource="",verb="LIST",version="v1"} 1.2e+06
            """;
    private static final String AFTER =
            BEFORE.replace("} 3\n", "} 5\n").replace("1.2e+06", "1.25e+06")
                    + """
                    apiserver_request_total{code="201",component="apiserver",dry_run="",group="apps",resource="deployments",scope="resource",subresource="",verb="APPLY",version="v1"} 1
                    apiserver_request_total{code="200",component="apiserver",dry_run="All",group="apps",resource="deployments",scope="resource",subresource="",verb="APPLY",version="v1"} 1
                    """;

    @Test
    void what_came_between_two_looks_is_counted_by_verb_and_resource() {
        // When
        ApiCounters between = ApiCounters.parse(AFTER).since(ApiCounters.parse(BEFORE));

        // Then
        assertThat(between.requests(_ -> true)).isEqualTo(4);
        assertThat(between.requests(RolloutText::isListOfNodes)).isEqualTo(2);
        assertThat(between.requests(RolloutText::isApply)).isEqualTo(2);
        assertThat(between.bytes(RolloutText::isListOfNodes)).isEqualTo(50_000);
    }

    @Test
    void the_question_about_git_is_no_cost_of_git() {
        // Given
        String before = "git_http_requests_total 3\ngit_http_read_bytes_total 10\n";
        String after =
                """
                git_http_requests_total 6
                git_http_read_bytes_total 30
                git_http_written_bytes_total 5
                """;

        // When
        GitCounters between = GitCounters.parse(after).since(GitCounters.parse(before));

        // Then
        assertThat(between).isEqualTo(new GitCounters(2, 25));
    }
}
