package dev.sailplan.tools.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FleetCopyTest {
    private final FleetCopy copy = new FleetCopy(new Fleet(2), "bare");

    @Test
    void has_the_fleet_in_namespaces_of_its_own() {
        assertThat(copy.namespaces())
                .extracting(FleetCopy.Manifest::path)
                .containsExactly(
                        "/api/v1/namespaces/bare-app-0000", "/api/v1/namespaces/bare-app-0001");
        assertThat(copy.objects())
                .hasSize(8)
                .extracting(FleetCopy.Manifest::path)
                .contains(
                        "/api/v1/namespaces/bare-app-0000/serviceaccounts/podinfo",
                        "/apis/apps/v1/namespaces/bare-app-0001/deployments/podinfo");
    }

    @Test
    void says_in_each_manifest_where_it_belongs_and_keeps_its_name() {
        assertThat(copy.objects())
                .filteredOn(manifest -> manifest.path().contains("0001"))
                .hasSize(4)
                .allSatisfy(manifest ->
                        assertThat(manifest.text())
                                .contains("metadata:\n  namespace: bare-app-0001\n  name: podinfo")
                                .doesNotContain("$"));
    }

    @Test
    void puts_each_namespace_before_what_is_in_it() {
        assertThat(copy.documents())
                .hasSize(2)
                .allSatisfy(text ->
                        assertThat(text.split("---\n"))
                                .hasSize(5)
                                .satisfies(all -> assertThat(all[0]).contains("kind: Namespace")));
    }
}
