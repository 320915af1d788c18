package dev.sailplan.applier.cluster.fabric;

import dev.sailplan.applier.cluster.ClusterAccess;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;

/// Makes fabric8 clients that read nothing of their surroundings, never retry by themselves and log no request.
final class FabricClients {
    /// At its finest level this one writes all headers and bodies to the log: tokens and Secrets.
    private static final String LOGGING = "HttpLogging";

    private FabricClients() {}

    static KubernetesClient client(ClusterAccess access) {
        return new KubernetesClientBuilder()
                .withConfig(config(access))
                .withHttpClientFactory(new JdkHttpClientFactory())
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor(LOGGING, null))
                .build();
    }

    private static Config config(ClusterAccess access) {
        ConfigBuilder builder =
                new ConfigBuilder(Config.empty())
                        .withAutoConfigure(false)
                        .withMasterUrl(access.server())
                        .withTrustCerts(false)
                        .withRequestRetryBackoffLimit(0)
                        .withConnectionTimeout(5_000)
                        .withRequestTimeout((int) ApiServer.WRITE_TIME_OUT.toMillis());
        access.certificateAuthority().ifPresent(builder::withCaCertData);
        access.clientCertificate().ifPresent(builder::withClientCertData);
        access.clientKey().ifPresent(builder::withClientKeyData);
        access.token().ifPresent(builder::withOauthToken);
        return builder.build();
    }
}
