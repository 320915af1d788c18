package dev.sailplan.local.kube.nodes;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes the object of a node in a cloud, 18 KB of it: most is the list of images that a kubelet reports.
record NodeObject(int number, boolean isReady) {
    private static final int IMAGES = 20;

    /// Nodes whose kubelets still have to say that they are ready.
    static String list(int count) {
        return list(count, false);
    }

    /// Nodes that are said to be ready from the beginning.
    static String ready(int count) {
        return list(count, true);
    }

    private static String list(int count, boolean ready) {
        return IntStream.range(0, count)
                .mapToObj(number -> new NodeObject(number, ready).json())
                .collect(
                        Collectors.joining(
                                ",\n",
                                "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [\n",
                                "\n]}\n"));
    }

    String json() {
        return """
        {"apiVersion": "v1", "kind": "Node",
         "metadata": {"name": "%1$s",
          "labels": {"kubernetes.io/hostname": "%1$s", "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64",
           "node.kubernetes.io/instance-type": "m6i.4xlarge", "topology.kubernetes.io/region": "eu-central-1",
           "topology.kubernetes.io/zone": "eu-central-1%2$s", "eks.amazonaws.com/nodegroup": "general",
           "eks.amazonaws.com/capacityType": "ON_DEMAND", "team": "platform"},
          "annotations": {"node.alpha.kubernetes.io/ttl": "0",
           "volumes.kubernetes.io/controller-managed-attach-detach": "true"}},
         "spec": {"providerID": "aws:///eu-central-1%2$s/i-%3$017x"},
         "status": {"capacity": %4$s, "allocatable": %4$s, "conditions": [%6$s], "images": [%5$s]}}\
        """
                .formatted(
                        name(),
                        "abc".charAt(number % 3),
                        number,
                        resources(),
                        images(),
                        conditions());
    }

    private String conditions() {
        return isReady
                ? "{\"type\": \"Ready\", \"status\": \"True\", \"reason\": \"KubeletReady\"}"
                : "";
    }

    private String name() {
        return String.format(
                Locale.ROOT,
                "ip-10-20-%d-%d.eu-central-1.compute.internal",
                number / 250,
                number % 250);
    }

    private static String resources() {
        return "{\"cpu\": \"16\", \"memory\": \"64Gi\", \"pods\": \"110\", \"ephemeral-storage\":"
                + " \"95551679124\"}";
    }

    private String images() {
        return IntStream.range(0, IMAGES).mapToObj(this::image).collect(Collectors.joining(", "));
    }

    private String image(int image) {
        var repository =
                String.format(
                        Locale.ROOT,
                        "123456789012.dkr.ecr.eu-central-1.amazonaws.com/platform/services/team-%d/component-%02d-backend-api-server",
                        image % 5,
                        image);
        return String.format(
                Locale.ROOT,
                "{\"names\": [\"%1$s@sha256:%2$064x\", \"%1$s@sha256:%3$064x\", \"%1$s:v1.%4$d.0\","
                        + " \"docker.io/bitnami/mirror-of-component-%4$02d@sha256:%2$064x\"],"
                        + " \"sizeBytes\": %5$d}",
                repository,
                1_000_003L * image + number,
                2_000_003L * image + number,
                image,
                100_000_000 - image * 1_234_567);
    }
}
