package dev.sailplan.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PortsTest {
    /// So many of a few thousand that two who choose at random would meet.
    private static final int MANY = 300;

    @Test
    void gives_a_port_once_and_not_to_another_process_either() throws Exception {
        // Given
        Process other = probe();
        try (BufferedReader its = other.inputReader()) {
            Set<Integer> ports = new HashSet<>();
            for (int i = 0; i < MANY; i++) {
                ports.add(Integer.parseInt(its.readLine()));
            }

            // When
            IntStream.range(0, MANY).forEach(_ -> ports.add(Ports.free()));

            // Then
            assertThat(ports).hasSize(2 * MANY);
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void gives_none_that_the_system_gives_to_whoever_asks_for_any() throws Exception {
        // Given
        Set<Integer> chosen =
                IntStream.range(0, MANY).mapToObj(_ -> Ports.free()).collect(Collectors.toSet());
        List<ServerSocket> others = new ArrayList<>();
        try {
            // When
            for (int i = 0; i < MANY; i++) {
                others.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }

            // Then
            assertThat(others)
                    .extracting(ServerSocket::getLocalPort)
                    .doesNotContainAnyElementsOf(chosen);
        } finally {
            for (ServerSocket each : others) {
                each.close();
            }
        }
    }

    @Test
    void gives_the_wanted_port_where_it_is_free_and_to_nobody_else_after_that() throws Exception {
        int wanted = Ports.free();

        assertThat(Ports.freeOr(wanted)).isEqualTo(wanted);
        try (ServerSocket _ = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.freeOr(wanted)).isNotEqualTo(wanted);
        }
    }

    private static Process probe() throws Exception {
        String classes =
                Stream.of(PortsProbe.class, Ports.class)
                        .map(PortsTest::location)
                        .collect(Collectors.joining(File.pathSeparator));
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        classes,
                        PortsProbe.class.getName(),
                        "" + MANY)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String location(Class<?> of) {
        try {
            return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
