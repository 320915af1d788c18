package dev.sailplan.local.kube;

import dev.sailplan.local.LocalException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Holds the data folder of etcd, and whether etcd ever served from it.
///
/// An etcd that is killed in the first moment of its first start leaves a log without its own membership: started again
/// it listens, finds no member to elect, and never answers. Nothing was stored in such a folder yet.
record EtcdData(Path folder) {
    private static final String SERVED = "served-once";
    private static final Duration FIRST_START = Duration.ofSeconds(40);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    /// How long a start may take before the folder is taken for one that never will.
    Duration patience() {
        return isUnfinished() ? FIRST_START : Waiting.PATIENCE;
    }

    boolean isUnfinished() {
        return !Files.exists(folder.resolve(SERVED));
    }

    void served() {
        try {
            Files.writeString(folder.resolve(SERVED), "");
        } catch (IOException e) {
            throw new LocalException("could not write to " + folder + ": " + e.getMessage(), e);
        }
    }

    /// Moves the folder away, kept for whoever wants to look into it; says where to.
    Path setAside() {
        try {
            Path aside = Files.createTempDirectory(folder.getParent(), "etcd-unfinished-");
            Files.move(folder, aside.resolve(folder.getFileName()));
            return aside;
        } catch (IOException e) {
            throw new LocalException("could not move " + folder + ": " + e.getMessage(), e);
        }
    }

    /// Whether the etcd on this port answers, which takes more than to listen.
    static boolean serves(int port) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                        .timeout(ANSWER)
                        .build();
        try (HttpClient client =
                HttpClient.newBuilder()
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(ANSWER)
                        .build()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
