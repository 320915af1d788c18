package dev.sailplan.common.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.settings.HealthAddress;
import dev.sailplan.common.settings.RepositorySettings;
import dev.sailplan.common.settings.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
class RunningServiceTest {
    private static final String KAFKA =
            "apiVersion: sailplan.dev/v1\nkind: Server\nkafka: {bootstrap: [\"k:9092\"]}\n";
    private static final String REPOSITORY =
            """
            clusters: [{name: prod}]
            projects: [{name: shop, destinations: [{cluster: prod, namespaces: [shop]}]}]
            repositories: [{name: shop, provider: github, url: https://g/shop, secretFiles: [secret], project: shop}]
            """;
    private final List<String> happened = new ArrayList<>();
    @TempDir private Path folder = Path.of("unused");
    private boolean takesOver;
    private int refusing = -1;
    private String meanwhile = "";

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("secret"), "one");
        edit(KAFKA);
    }

    @Test
    void a_good_edit_is_prepared_before_the_old_service_is_drained() throws IOException {
        // Given
        RunningService service = started();

        // When
        edit(KAFKA + REPOSITORY);
        look(service, 3);

        // Then
        assertThat(happened)
                .containsExactly("prepare 0", "start 0", "prepare 1", "close 0", "start 1");
        assertThat(service.readiness()).isEqualTo(new Readiness.Ready(List.of()));
    }

    @Test
    void a_service_that_takes_an_edit_over_is_not_restarted() throws IOException {
        // Given
        takesOver = true;
        RunningService service = started();

        // When
        edit(KAFKA + REPOSITORY);
        look(service, 3);

        // Then
        assertThat(happened).containsExactly("prepare 0", "start 0", "prepare 1", "take 1");
    }

    @Test
    void a_bad_edit_leaves_the_old_settings_in_force_and_is_told_with_its_line()
            throws IOException {
        // Given
        RunningService service = started();

        // When
        edit(KAFKA + "projets: []\n");
        look(service, 3);

        // Then
        assertThat(happened).containsExactly("prepare 0", "start 0");
        assertThat(service.readiness())
                .isInstanceOfSatisfying(
                        Readiness.Ready.class,
                        ready ->
                                assertThat(ready.notes())
                                        .singleElement()
                                        .asString()
                                        .contains("server.yaml:4:1", "projects"));

        // When
        edit(KAFKA + REPOSITORY);
        look(service, 3);

        // Then
        assertThat(service.readiness()).isEqualTo(new Readiness.Ready(List.of()));
    }

    @Test
    void settings_that_can_not_be_prepared_are_tried_again_since_a_file_may_have_come()
            throws IOException {
        // Given
        RunningService service = started();
        Files.delete(folder.resolve("secret"));

        // When
        edit(KAFKA + REPOSITORY);
        look(service, 3);

        // Then
        assertThat(service.readiness())
                .isEqualTo(new Readiness.Ready(List.of("not in force: no secret")));

        // When
        Files.writeString(folder.resolve("secret"), "two");
        look(service, 16);

        // Then
        assertThat(happened).endsWith("prepare 1", "close 0", "start 1");
    }

    @Test
    void a_file_that_is_read_at_the_start_counts_as_an_edit() throws IOException {
        // Given
        edit(KAFKA + REPOSITORY);
        RunningService service = started();

        // When
        Files.writeString(folder.resolve("secret"), "two");
        look(service, 3);

        // Then
        assertThat(happened).endsWith("close 1", "start 1");
    }

    @Test
    void an_edit_of_what_others_need_changes_nothing() throws IOException {
        // Given
        RunningService service = started();

        // When
        edit(KAFKA + "planner: {poll: 5m}\n");
        look(service, 3);

        // Then
        assertThat(happened).containsExactly("prepare 0", "start 0", "prepare 0");
    }

    @Test
    void a_service_that_does_not_start_with_an_edit_goes_on_as_before() throws IOException {
        // Given
        RunningService service = started();

        // When
        refusing = 1;
        edit(KAFKA + REPOSITORY);
        look(service, 3);

        // Then
        assertThat(happened).endsWith("prepare 1", "close 0", "start 0");
        assertThat(service.readiness())
                .isEqualTo(new Readiness.Ready(List.of("not in force: the port is taken")));
    }

    @Test
    void an_edit_that_comes_while_another_is_taken_is_not_missed() throws IOException {
        // Given
        RunningService service = started();

        // When
        meanwhile = KAFKA + REPOSITORY.replace("provider: github", "provider: gitlab");
        edit(KAFKA + REPOSITORY);
        look(service, 6);

        // Then
        assertThat(happened)
                .containsExactly(
                        "prepare 0",
                        "start 0",
                        "prepare 1",
                        "close 0",
                        "start 1",
                        "prepare 1",
                        "close 1",
                        "start 1");
    }

    @Test
    void what_is_stopping_is_not_ready() {
        // Given
        RunningService service = started();

        // When
        service.close();

        // Then
        assertThat(service.readiness())
                .isEqualTo(new Readiness.NotReady(List.of("it is stopping")));
    }

    @Test
    void a_half_written_file_is_not_judged() throws IOException {
        // Given
        RunningService service = started();

        // When
        edit(KAFKA + "projec");
        look(service, 1);
        edit(KAFKA + REPOSITORY);
        look(service, 2);

        // Then
        assertThat(service.readiness()).isEqualTo(new Readiness.Ready(List.of()));
        assertThat(happened).endsWith("start 1");
    }

    private RunningService started() {
        RunningService service =
                new RunningService(new Role(), new SettingsFile(folder.resolve("server.yaml")));
        service.start();
        return service;
    }

    private static void look(RunningService service, int times) {
        for (int i = 0; i < times; i++) {
            service.follow();
        }
    }

    /// Somebody saves another edit while the service starts.
    private void write(String text) {
        if (!text.isEmpty()) {
            try {
                edit(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            meanwhile = "";
        }
    }

    private void edit(String text) throws IOException {
        Files.writeString(folder.resolve("server.yaml"), text);
    }

    /// Is called by the number of its repositories.
    private final class Role implements ServiceRole {
        @Override
        public String name() {
            return "fake";
        }

        @Override
        public HealthAddress health(ServerSettings settings) {
            return new HealthAddress("127.0.0.1", 0);
        }

        @Override
        public Prepared prepare(ServerSettings settings) {
            if (files(settings).stream().anyMatch(Files::notExists)) {
                throw new CommandFailed("no secret");
            }
            int number = settings.repositories().size();
            happened.add("prepare " + number);
            return () -> {
                if (number == refusing) {
                    throw new IllegalStateException("the port is taken");
                }
                write(meanwhile);
                return new Fake(number);
            };
        }

        @Override
        public Object concerns(ServerSettings settings) {
            return settings.repositories();
        }

        @Override
        public List<Path> files(ServerSettings settings) {
            return settings.repositories().stream()
                    .map(RepositorySettings::secretFiles)
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private final class Fake implements Service {
        private final int number;

        private Fake(int number) {
            this.number = number;
            happened.add("start " + number);
        }

        @Override
        public Readiness readiness() {
            return new Readiness.Ready(List.of());
        }

        @Override
        public boolean takeOver(ServerSettings settings) {
            if (takesOver) {
                happened.add("take " + settings.repositories().size());
            }
            return takesOver;
        }

        @Override
        public void close() {
            happened.add("close " + number);
        }
    }
}
