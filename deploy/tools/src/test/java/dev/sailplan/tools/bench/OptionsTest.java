package dev.sailplan.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class OptionsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void progress_and_figures_go_where_their_command_prints() {
        assertThat(run()).isZero();

        assertThat(out.toString().strip()).isEqualTo("42 ms");
        assertThat(err.toString().strip()).isEqualTo("· measuring");
    }

    @Test
    void figures_are_for_programs_too() {
        assertThat(run("-o", "json")).isZero();

        assertThat(out.toString().strip()).isEqualTo("{}");
    }

    private int run(String... arguments) {
        return new CommandLine(new Measuring())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Command(name = "measure")
    private static final class Measuring implements Callable<Integer> {
        @Mixin private Options options = new Options();

        @Override
        public Integer call() throws InterruptedException {
            return options.run(stands -> {
                stands.progress().accept("measuring");
                return List.of(new Report(List.of("42 ms"), JsonObject.EMPTY));
            });
        }
    }
}
