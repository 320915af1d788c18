package dev.sailplan.local.testing;

import dev.sailplan.local.LocalException;
import dev.sailplan.local.kube.provide.Provisioning;
import dev.sailplan.local.kube.provide.binary.Binary;
import dev.sailplan.local.kube.provide.binary.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/// Starts the tests' Kafka broker and Kubernetes cluster in containers.
///
/// Compiled, but never run so far: it needs Docker and images that can be pulled.
final class Containers {

    private static final String KAFKA = "apache/kafka-native:4.4.0";
    private static final String K3S = "rancher/k3s:v1.37.2-k3s1";

    private Containers() {}

    static LocalKafka kafka() {
        var container =
                new KafkaContainer(DockerImageName.parse(KAFKA))
                        .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                        .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        container.start();
        return new LocalKafka(container.getBootstrapServers(), container::stop);
    }

    static LocalKube kube() {
        var container = new K3sContainer(DockerImageName.parse(K3S));
        container.start();
        var folder = TestFolder.create();
        var binaries = Provisioning.start(Progress.silent());
        return new LocalKube(
                kubeconfig(folder.path(), container.getKubeConfigYaml()),
                binaries.await(Binary.KUBECTL).path(),
                () -> {
                    binaries.close();
                    container.stop();
                    folder.close();
                });
    }

    private static Path kubeconfig(Path folder, String content) {
        try {
            return Files.writeString(folder.resolve("kubeconfig"), content);
        } catch (IOException e) {
            throw new LocalException("cannot write a kubeconfig into " + folder, e);
        }
    }
}
