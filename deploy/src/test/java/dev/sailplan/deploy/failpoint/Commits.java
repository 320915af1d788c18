package dev.sailplan.deploy.failpoint;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.deploy.dev.git.Repositories;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A history in which every commit does a bit of everything: it changes an object and a Secret, replaces one
/// object by another, has a Job run again, brings an application with its namespace and takes another away.
record Commits(Repositories repositories) {
    static final String NAMESPACE = "failpoints";

    /// Makes the nth commit.
    CommitId make(int n) {
        if (!repositories.exists(Installation.REPOSITORY)) {
            repositories.create(Installation.REPOSITORY);
        }
        return repositories.commit(Installation.REPOSITORY, files(n), "Commit " + n, Instant.now());
    }

    /// What a commit releases: its two applications, and the end of the one before.
    static List<ApplicationKey> released(int n) {
        return n == 0
                ? List.of(key("shop"), key("extra-0"))
                : List.of(key("shop"), key("extra-" + n), key("extra-" + (n - 1)));
    }

    /// What somebody who watches the namespace sees of our writes for the nth commit.
    static List<String> writes(int n) {
        if (n == 0) {
            return List.of(
                    "ADDED configmap/kept 0",
                    "ADDED secret/kept 0",
                    "ADDED configmap/brought-0 0",
                    "ADDED job/run 0");
        }
        return List.of(
                "MODIFIED configmap/kept " + n,
                "MODIFIED secret/kept " + n,
                "ADDED configmap/brought-" + n + " " + n,
                "DELETED configmap/brought-" + (n - 1) + " " + (n - 1),
                "DELETED job/run " + (n - 1),
                "ADDED job/run " + n);
    }

    private static ApplicationKey key(String name) {
        return ApplicationKey.parse(Installation.PROJECT + "/" + name + "@" + Installation.CLUSTER);
    }

    private static Map<String, String> files(int n) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("sailplan.yaml", declaration());
        files.put(
                "shop/kept.yaml",
                object("v1", "ConfigMap", "kept", n) + "data: {commit: \"%d\"}\n".formatted(n));
        files.put(
                "shop/secret.yaml",
                object("v1", "Secret", "kept", n) + "stringData: {word: secret-%d}\n".formatted(n));
        files.put("shop/brought.yaml", object("v1", "ConfigMap", "brought-" + n, n));
        files.put("shop/run.yaml", object("batch/v1", "Job", "run", n) + JOB);
        files.put("extra/" + n + "/brought.yaml", object("v1", "ConfigMap", "brought", n));
        return files;
    }

    private static final String JOB =
            """
            spec:
              template:
                spec:
                  restartPolicy: Never
                  containers: [{name: run, image: pause}]
            """;

    private static String declaration() {
        return """
        apiVersion: sailplan.dev/v1
        kind: Applications
        applications:
          - name: shop
            plain: {path: shop}
            destination: {cluster: %1$s, namespace: %2$s, createNamespace: true}
          - forEach: {directories: "extra/*"}
            name: "extra-{{directory.name}}"
            plain: {path: "{{directory.path}}"}
            destination:
              cluster: %1$s
              namespace: "%2$s-{{directory.name}}"
              createNamespace: true
            onRemove: prune
        """
                .formatted(Installation.CLUSTER, NAMESPACE);
    }

    private static String object(String apiVersion, String kind, String name, int n) {
        return """
        apiVersion: %s
        kind: %s
        metadata:
          name: %s
          labels: {commit: "%d"}
        """
                .formatted(apiVersion, kind, name, n);
    }
}
