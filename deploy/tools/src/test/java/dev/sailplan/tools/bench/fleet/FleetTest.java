package dev.sailplan.tools.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.id.ApplicationKey;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetTest {

    @Test
    void has_four_objects_in_a_folder_for_each_application() {
        Map<String, String> files = new Fleet(2).files();

        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "sailplan.yaml",
                        "apps/app-0000/service-account.yaml",
                        "apps/app-0000/service.yaml",
                        "apps/app-0000/deployment.yaml",
                        "apps/app-0000/ingress.yaml",
                        "apps/app-0001/service-account.yaml",
                        "apps/app-0001/service.yaml",
                        "apps/app-0001/deployment.yaml",
                        "apps/app-0001/ingress.yaml");
        assertThat(files.values()).noneMatch(text -> text.contains("$"));
    }

    @Test
    void changes_one_line_of_one_file_by_every_push() {
        Fleet fleet = new Fleet(3);
        String file = fleet.changedFile(1);
        Set<String> before = lines(fleet.files().getOrDefault(file, ""));

        Set<String> changed = lines(fleet.changed(1));
        changed.removeAll(before);

        assertThat(changed).containsExactly("              cpu: 2m");
        assertThat(fleet.changed(4)).isNotEqualTo(fleet.changed(1));
    }

    @Test
    void goes_through_all_applications_before_it_comes_back() {
        Fleet fleet = new Fleet(250);
        Set<ApplicationKey> changed = new HashSet<>();
        for (int push = 1; push <= 250; push++) {
            changed.add(fleet.changedApplication(push));
        }

        assertThat(changed).isEqualTo(fleet.applications()).hasSize(250);
    }

    @Test
    void refuses_sizes_that_make_no_sense() {
        assertThatThrownBy(() -> new Fleet(0))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("--apps must be from 1 to 5000");
    }

    private static Set<String> lines(String text) {
        return new HashSet<>(text.lines().toList());
    }
}
