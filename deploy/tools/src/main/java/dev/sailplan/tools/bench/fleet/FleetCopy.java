package dev.sailplan.tools.bench.fleet;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Copies the fleet's objects into namespaces of a yardstick's own, so that it creates each of them as well.
public record FleetCopy(Fleet fleet, String prefix) {

    /// A manifest and the path of its object on the API server.
    public record Manifest(String path, String text) {}

    public List<Manifest> namespaces() {
        return names().map(FleetCopy::namespace).toList();
    }

    /// Everything in the namespaces.
    public List<Manifest> objects() {
        return names().flatMap(FleetCopy::within).toList();
    }

    /// One application a text, its namespace first.
    public List<String> documents() {
        return names().map(FleetCopy::document).toList();
    }

    private Stream<String> names() {
        return IntStream.range(0, fleet.size())
                .mapToObj(number -> prefix + "-" + Fleet.name(number));
    }

    private static Manifest namespace(String name) {
        return new Manifest(
                "/api/v1/namespaces/" + name,
                "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: " + name + "\n");
    }

    private static Stream<Manifest> within(String namespace) {
        return Stream.of(
                object("/api/v1", "serviceaccounts", "service-account.yaml", namespace),
                object("/api/v1", "services", "service.yaml", namespace),
                object("/apis/apps/v1", "deployments", "deployment.yaml", namespace),
                object("/apis/networking.k8s.io/v1", "ingresses", "ingress.yaml", namespace));
    }

    private static Manifest object(String group, String plural, String file, String namespace) {
        String text =
                Fleet.first(file)
                        .replaceFirst("metadata:\n", "metadata:\n  namespace: " + namespace + "\n");
        return new Manifest(
                group + "/namespaces/" + namespace + "/" + plural + "/" + Fleet.OBJECT, text);
    }

    private static String document(String name) {
        return Stream.concat(Stream.of(namespace(name)), within(name))
                .map(Manifest::text)
                .collect(Collectors.joining("---\n"));
    }
}
