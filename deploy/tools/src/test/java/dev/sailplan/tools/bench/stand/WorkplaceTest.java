package dev.sailplan.tools.bench.stand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.tools.bench.measure.Cleanup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkplaceTest {
    @TempDir private Path folder = Path.of(".");

    @Test
    void removes_what_it_made_with_all_that_is_in_it() {
        Cleanup cleanup = new Cleanup();
        Workplace place = Workplace.open(Optional.empty(), cleanup);
        place.write("apps/web/config.yaml", "a: 1");

        cleanup.close();

        assertThat(place.root()).doesNotExist();
    }

    @Test
    void keeps_the_folder_it_was_given() {
        Cleanup cleanup = new Cleanup();
        Workplace place = Workplace.open(Optional.of(folder), cleanup);
        place.write("file", "text");

        cleanup.close();

        assertThat(place.workTree().resolve("file")).hasContent("text");
    }

    @Test
    void takes_no_folder_in_which_something_is() throws IOException {
        Files.writeString(folder.resolve("mine"), "precious");

        assertThatThrownBy(() -> Workplace.open(Optional.of(folder), new Cleanup()))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void undoes_in_reverse_once_and_at_once_what_comes_too_late() {
        // Given
        List<String> done = new ArrayList<>();
        Cleanup cleanup = new Cleanup();
        cleanup.add(() -> done.add("folder"));
        cleanup.add(() -> done.add("process"));

        // When
        cleanup.close();
        cleanup.close();
        cleanup.add(() -> done.add("late"));

        // Then
        assertThat(done).containsExactly("process", "folder", "late");
    }
}
