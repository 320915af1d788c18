package dev.sailplan.local.kube.provide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.local.LocalException;
import dev.sailplan.local.RunEnvironment;
import dev.sailplan.local.kube.StandInReleases;
import dev.sailplan.local.kube.provide.binary.Binary;
import dev.sailplan.local.kube.provide.binary.GoModule;
import dev.sailplan.local.kube.provide.binary.Origin;
import dev.sailplan.local.kube.provide.cache.BinaryCache;
import dev.sailplan.local.process.FolderLock;
import dev.sailplan.local.process.ProcessRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProvisioningTest {

    @TempDir Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final CopyOnWriteArrayList<String> said = new CopyOnWriteArrayList<>();

    @BeforeEach
    void on_a_bare_machine() {
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        environment.put("PATH", folder.resolve("path").toString());
        properties.put("os.name", "Linux");
        properties.put("os.arch", "amd64");
        properties.put("sailplan.kubernetes.releases", "http://127.0.0.1:1/");
        properties.put("sailplan.etcd.releases", "http://127.0.0.1:1/");
    }

    @Test
    void prefers_assets_then_the_cache_then_a_download_then_a_build() throws Exception {
        // Given
        environment.put("KUBEBUILDER_ASSETS", folder.resolve("assets").toString());
        program(folder.resolve("assets/etcd"), "exit 0");
        program(cacheBin().resolve("etcd"), "exit 0");
        program(cacheBin().resolve("kube-apiserver"), "exit 0");
        goThatBuilds();
        try (var releases = new StandInReleases()) {
            releases.publishKubernetes("kubectl", "published");
            properties.put("sailplan.kubernetes.releases", releases.address());

            // When
            try (var provisioning = start()) {

                // Then
                assertThat(provisioning.await(Binary.ETCD).origin()).isEqualTo(Origin.ASSETS);
                assertThat(provisioning.await(Binary.KUBE_APISERVER).origin())
                        .isEqualTo(Origin.CACHE);
                var kubectl = provisioning.await(Binary.KUBECTL);
                assertThat(kubectl.origin()).isEqualTo(Origin.DOWNLOAD);
                assertThat(kubectl.path()).hasContent("published").isExecutable();
                assertThat(provisioning.await(Binary.KUBE_CONTROLLER_MANAGER).origin())
                        .isEqualTo(Origin.BUILD);
            }
        }
    }

    @Test
    void unpacks_etcd_from_its_archive() throws Exception {
        try (var releases = new StandInReleases()) {
            releases.publishEtcd(folder, "an etcd");
            properties.put("sailplan.etcd.releases", releases.address());
            try (var provisioning = start()) {
                assertThat(provisioning.await(Binary.ETCD).path())
                        .hasContent("an etcd")
                        .isExecutable()
                        .isEqualTo(cacheBin().resolve("etcd"));
            }
        }
    }

    @Test
    void refuses_a_download_whose_digest_is_another() throws Exception {
        try (var releases = new StandInReleases()) {
            releases.publishKubernetes("kubectl", "tampered");
            releases.publish(
                    releases.kubernetesPath("kubectl") + ".sha256",
                    "0".repeat(64).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            properties.put("sailplan.kubernetes.releases", releases.address());
            try (var provisioning = start()) {
                assertThatThrownBy(() -> provisioning.await(Binary.KUBECTL))
                        .isInstanceOf(LocalException.class)
                        .hasMessageContaining("refused: its SHA-256 is")
                        .hasMessageContaining("0".repeat(64));
            }
            assertThat(cacheBin().resolve("kubectl")).doesNotExist();
            assertThat(cacheBin()).isEmptyDirectory();
        }
    }

    @Test
    void says_what_to_provide_where_nothing_works() {
        try (var provisioning = start()) {
            assertThatThrownBy(() -> provisioning.await(Binary.KUBE_APISERVER))
                    .isInstanceOf(LocalException.class)
                    .hasMessageContaining("kube-apiserver was not found")
                    .hasMessageContaining("KUBEBUILDER_ASSETS is not set")
                    .hasMessageContaining("no connection to 127.0.0.1")
                    .hasMessageContaining("no `go` is on the PATH")
                    .hasMessageContaining("install Go 1.26 or newer");
            assertThat(provisioning.ready(Binary.KUBE_APISERVER)).isEmpty();
        }
    }

    @Test
    void refuses_an_older_go() throws Exception {
        program(folder.resolve("path/go"), "echo go1.25.4");
        try (var provisioning = start()) {
            assertThatThrownBy(() -> provisioning.await(Binary.ETCD))
                    .hasMessageContaining("is go1.25.4; 1.26 or newer is needed");
        }
    }

    @Test
    void hands_the_version_to_the_linker_and_the_pinned_module_to_go() throws Exception {
        goThatBuilds();
        try (var provisioning = start()) {
            assertThat(provisioning.await(Binary.KUBE_APISERVER).path())
                    .content()
                    .contains("-mod=readonly", "k8s.io/kubernetes/cmd/kube-apiserver")
                    .contains("gitVersion=" + GoModule.KUBERNETES.version() + " ")
                    .contains("gitMajor=1 ", "gitMinor=");
        }
        assertThat(cacheFolder().resolve("modules/kubernetes/go.sum")).isNotEmptyFile();
        assertThat(said)
                .anyMatch(line -> line.contains("building from source"))
                .anyMatch(line -> line.startsWith("kube-apiserver ") && line.contains(" (2 of 4)"));
    }

    @Test
    void a_cache_that_cannot_be_written_is_told_with_the_remedy() throws Exception {
        goThatBuilds();
        Files.createDirectories(cacheFolder());
        Files.createFile(cacheFolder().resolve("locks"));
        try (var provisioning = start()) {
            assertThatThrownBy(() -> provisioning.await(Binary.ETCD))
                    .hasMessageContaining("can't be written")
                    .hasMessageContaining("XDG_CACHE_HOME");
        }
    }

    @Test
    void shows_the_end_of_a_failed_build() throws Exception {
        program(
                folder.resolve("path/go"),
                "[ \"$1\" = env ] && echo go1.26.8 && exit; echo 'checksum mismatch'; exit 1");
        try (var provisioning = start()) {
            assertThatThrownBy(() -> provisioning.await(Binary.ETCD))
                    .hasMessageContaining("build of etcd")
                    .hasMessageContaining("checksum mismatch");
        }
    }

    @Test
    void waits_for_another_run_and_takes_what_it_made() throws Exception {
        // Given
        goThatBuilds();
        try (var provisioning = startWhileLocked()) {
            // Then
            assertThat(provisioning.await(Binary.ETCD).origin()).isEqualTo(Origin.CACHE);
            assertThat(said).anyMatch(line -> line.contains("another Sailplan"));
        }
    }

    @Test
    void ends_the_build_a_killed_run_left_going() throws Exception {
        // Given
        goThatBuilds();
        var left = new ProcessBuilder("sleep", "60").start();
        new ProcessRecords(cacheFolder().resolve("locks/etcd"))
                .record("build", left.toHandle(), "sleep");

        // When
        try (var provisioning = start()) {
            provisioning.await(Binary.ETCD);
        }

        // Then
        assertThat(left.isAlive()).isFalse();
        assertThat(cacheFolder().resolve("locks/etcd/build.pid")).doesNotExist();
    }

    @Test
    void stops_at_once_when_closed_in_the_middle_of_a_build() throws Exception {
        program(
                folder.resolve("path/go"),
                "[ \"$1\" = env ] && echo go1.26.8 && exit; exec /bin/sleep 60");
        var provisioning = start();
        Awaitility.await().until(() -> !said.isEmpty());
        long start = System.nanoTime();
        provisioning.close();
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
        assertThatThrownBy(() -> provisioning.await(Binary.KUBECTL))
                .hasMessageContaining("interrupted");
    }

    /// Holds the cache's lock until the run says that it waits, having put an etcd there.
    private Provisioning startWhileLocked() throws Exception {
        try (var _ = FolderLock.tryAcquire(cacheFolder().resolve("locks/etcd")).orElseThrow()) {
            var provisioning = start();
            Awaitility.await().until(() -> !said.isEmpty());
            program(cacheBin().resolve("etcd"), "exit 0");
            return provisioning;
        }
    }

    private Provisioning start() {
        return Provisioning.start(new RunEnvironment(environment, properties), said::add);
    }

    private Path cacheFolder() {
        return BinaryCache.of(new RunEnvironment(environment, properties), GoModule.ETCD).folder();
    }

    private Path cacheBin() {
        return cacheFolder().resolve("bin");
    }

    /// A stand-in for go whose output file holds its own arguments.
    private void goThatBuilds() throws IOException {
        program(
                folder.resolve("path/go"),
                """
                [ "$1" = env ] && echo go1.26.8 && exit
                args="$*"
                while [ "$1" != -o ]; do shift; done
                echo "$args" > "$2"
                """);
    }

    private static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
