package dev.sailplan.local.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.local.LocalException;
import dev.sailplan.local.kube.provide.Provisioning;
import dev.sailplan.local.kube.provide.binary.Binary;
import dev.sailplan.local.kube.provide.binary.GoModule;
import dev.sailplan.local.kube.provide.binary.Progress;
import dev.sailplan.local.kube.provide.fetch.ToolRun;
import dev.sailplan.local.process.Ports;
import dev.sailplan.local.process.ProcessRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ControlPlaneIT {

    @TempDir Path data;
    private final Provisioning binaries = Provisioning.start(Progress.silent());

    @BeforeAll
    void provided() {
        binaries.await(Binary.KUBE_APISERVER);
    }

    @AfterAll
    void done() {
        binaries.close();
    }

    @Test
    void keeps_what_it_stored_and_its_address_across_restarts() throws Exception {
        // Given
        var folder = data.resolve("kept");
        var kubeconfig = folder.resolve("run/kubeconfig");
        try (var plane = ControlPlane.start(options(folder), binaries)) {
            plane.awaitControllers();
            assertThat(plane.isHealthy()).isTrue();
            assertThat(plane.version()).isEqualTo(GoModule.KUBERNETES.version());
            kubectl(plane, "create", "configmap", "kept", "-n", "default");
        }
        var before = Files.readString(kubeconfig);

        // When
        try (var plane = ControlPlane.start(options(folder), binaries)) {

            // Then
            assertThat(kubectl(plane, "get", "configmap", "kept", "-n", "default", "-o", "name"))
                    .isEqualTo("configmap/kept");
            assertThat(Files.readString(kubeconfig)).isEqualTo(before);
        }
        assertThat(folder.resolve("run").toFile().list((_, name) -> name.endsWith(".pid")))
                .isEmpty();
    }

    @Test
    void ends_what_a_killed_run_left_behind() throws Exception {
        // Given
        var folder = data.resolve("orphaned");
        var orphan = orphanedEtcd(folder);
        var said = new CopyOnWriteArrayList<String>();

        // When
        try (var plane =
                ControlPlane.start(
                        new ControlPlaneOptions(folder, true, said::add, _ -> {}), binaries)) {

            // Then
            assertThat(orphan.isAlive()).isFalse();
            assertThat(said).contains("ended a left-over etcd");
            assertThat(plane.isHealthy()).isTrue();
        }
    }

    @Test
    void refuses_a_folder_in_use_and_starts_a_part_again_that_dies() throws Exception {
        // Given
        var folder = data.resolve("used");
        var told = new LinkedBlockingQueue<String>();
        var options = new ControlPlaneOptions(folder, true, Progress.silent(), told::add);
        try (var plane = ControlPlane.start(options, binaries)) {
            assertThatThrownBy(() -> ControlPlane.start(options, binaries))
                    .isInstanceOf(LocalException.class)
                    .hasMessageContaining("another Sailplan is running on " + folder);

            kubectl(plane, "create", "configmap", "kept", "-n", "default");
            for (var part : List.of("kube-apiserver", "etcd")) {
                // When
                kill(folder, part);

                // Then
                assertThat(told.poll(10, TimeUnit.SECONDS))
                        .startsWith(part + " ended with code 137")
                        .contains(folder.resolve("logs/" + part + ".log").toString());
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .ignoreExceptions()
                        .untilAsserted(() ->
                                assertThat(
                                                kubectl(
                                                        plane,
                                                        "get",
                                                        "configmap",
                                                        "kept",
                                                        "-n",
                                                        "default",
                                                        "-o",
                                                        "name"))
                                        .isEqualTo("configmap/kept"));
                Awaitility.await().until(() -> plane.isHealthy() && plane.problem().isEmpty());
                told.clear();
            }
        }
        assertThat(folder.resolve("run").toFile().list((_, name) -> name.endsWith(".pid")))
                .isEmpty();
    }

    private static void kill(Path folder, String part) throws IOException {
        var pid = Files.readAllLines(folder.resolve("run/" + part + ".pid")).getFirst();
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
    }

    private Process orphanedEtcd(Path folder) throws Exception {
        var options = options(folder);
        var commands = new Commands(options, new Credentials(folder.resolve("run/pki")));
        var etcd = binaries.await(Binary.ETCD).path();
        Files.createDirectories(folder);
        var process =
                new ProcessBuilder(commands.etcd(etcd, Ports.free(), Ports.free()))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("orphan.log").toFile())
                        .start();
        new ProcessRecords(options.run()).record("etcd", process.toHandle(), "etcd");
        return process;
    }

    private static ControlPlaneOptions options(Path folder) {
        return ControlPlaneOptions.durable(folder, Progress.silent(), _ -> {});
    }

    private String kubectl(ControlPlane plane, String... arguments) throws Exception {
        var command = new java.util.ArrayList<String>();
        command.add(binaries.await(Binary.KUBECTL).path().toString());
        command.add("--kubeconfig=" + plane.kubeconfig());
        command.addAll(List.of(arguments));
        return ToolRun.in(data).run(command.toArray(String[]::new));
    }
}
