package dev.sailplan.common.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.seal.key.KeyUse;
import dev.sailplan.common.settings.ProjectSettings.Approval;
import dev.sailplan.common.settings.ProjectSettings.Destination;
import dev.sailplan.common.settings.git.GitAccess.GithubApp;
import dev.sailplan.common.settings.git.GitAccess.SshKey;
import dev.sailplan.common.settings.git.GitAccess.TokenFile;
import dev.sailplan.common.settings.git.GitHostSettings;
import dev.sailplan.common.settings.git.GitSettings;
import dev.sailplan.common.settings.git.ProxySettings;
import dev.sailplan.common.yaml.shape.FileReading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerFileTest {
    private static final Path FOLDER = Path.of("/etc/sailplan");
    private static final ClusterName PROD = new ClusterName("prod-eu");

    @Test
    void every_setting_arrives() {
        assertThat(good("full.yaml"))
                .isEqualTo(
                        new ServerSettings(
                                KeyUse.DEV,
                                kafka(),
                                keys(),
                                List.of(cluster()),
                                List.of(project()),
                                List.of(repository(), tools(), deep()),
                                git(),
                                new ServiceSettings(
                                        new ServiceSettings.Gateway(
                                                "0.0.0.0",
                                                9000,
                                                new HealthAddress("0.0.0.0", 9001)),
                                        new ServiceSettings.Planner(
                                                Path.of("/var/lib/sailplan/mirrors"),
                                                Duration.ofSeconds(90),
                                                new HealthAddress("0.0.0.0", 9002)),
                                        new ServiceSettings.Applier(
                                                new HealthAddress("[::]", 9003)))));
    }

    @Test
    void what_is_left_out_has_a_default() {
        // When
        ServerSettings settings = good("small.yaml");

        // Then
        assertThat(settings.use()).isEqualTo(KeyUse.PRODUCTION);
        assertThat(settings.kafka())
                .isEqualTo(new KafkaSettings(List.of("localhost:9092"), Map.of()));
        assertThat(settings.kafka().replicas()).isEqualTo(3);
        assertThat(settings.keys()).isEqualTo(KeySettings.NONE);
        assertThat(settings.clusters())
                .containsExactly(
                        new ClusterSettings(
                                new ClusterName("dev"),
                                Optional.empty(),
                                Optional.empty(),
                                ClusterSettings.Keys.NONE));
        assertThat(settings.projects())
                .containsExactly(
                        new ProjectSettings(
                                new ProjectName("default"),
                                List.of(
                                        new Destination(
                                                new ClusterName("dev"),
                                                List.of("*"),
                                                List.of("*"),
                                                List.of())),
                                new Limits(10, 30),
                                new Approval(true, 1)));
        assertThat(settings.repositories())
                .containsExactly(
                        new RepositorySettings(
                                new RepositoryName("sample"),
                                RepositorySettings.Provider.GITHUB,
                                URI.create("file:///srv/git/sample"),
                                List.of(),
                                Optional.empty(),
                                new ProjectName("default"),
                                List.of()));
        assertThat(settings.services())
                .isEqualTo(
                        new ServiceSettings(
                                new ServiceSettings.Gateway("127.0.0.1", 8080),
                                new ServiceSettings.Planner(
                                        FOLDER.resolve("mirrors"), Duration.ofMinutes(3)),
                                ServiceSettings.Applier.DEFAULT));
    }

    @Test
    void every_fault_is_told_at_once_with_its_place() {
        assertThat(
                        bad(
                                """
                                apiVersion: sailplan.dev/v1
                                kind: Server
                                kafka: {bootstrap: [localhost]}
                                clusters:
                                  - name: dev
                                    context: admin
                                  - name: dev
                                projects:
                                  - name: Default
                                    destinations: [{cluster: prod, namespaces: ["*"]}]
                                repositries: []
                                repositories:
                                  - name: sample
                                    provider: svn
                                    url: https://token@example.com/a.git
                                    project: Default
                                gateway: {port: 70000}
                                planner: {poll: soon}
                                """))
                .containsExactly(
                        "server.yaml:3:21  must be host:port",
                        "server.yaml:5:5  'context' needs a 'kubeconfig' beside it",
                        "server.yaml:7:11  this name is already taken above",
                        "server.yaml:9:11  project 'Default' must be lower-case letters, digits and"
                                + " '-', at most 63",
                        "server.yaml:10:30  no cluster of this name in this file; it declares dev",
                        "server.yaml:11:1  server.yaml has no key 'repositries'; did you mean"
                                + " 'repositories'?",
                        "server.yaml:14:15  must be one of gitea, github, gitlab",
                        "server.yaml:15:10  must be an https, ssh, http or file address without a"
                                + " password; credentials go into 'credentialsFile'",
                        "server.yaml:16:14  project 'Default' must be lower-case letters, digits"
                                + " and '-', at most 63",
                        "server.yaml:17:17  must be an integer from 0 to 65535",
                        "server.yaml:18:17  must be a time such as 500ms, 30s, 5m, 1h or 7d");
    }

    @Test
    void what_is_missing_is_named() {
        assertThat(bad("apiVersion: sailplan.dev/v1\n"))
                .containsExactly(
                        "server.yaml:1:1  server.yaml needs 'kafka'",
                        "server.yaml:1:1  server.yaml needs 'kind'");
        assertThat(bad("")).containsExactly("server.yaml  the file is empty");
    }

    @Test
    void a_project_reaches_only_its_destinations() {
        // Given
        ProjectSettings project = project();

        // Then
        assertThat(project.allows(PROD, new ObjectId("apps", "Deployment", "shop-a", "web")))
                .isTrue();
        assertThat(project.allows(PROD, new ObjectId("", "ConfigMap", "shop-a", "web"))).isTrue();
        assertThat(project.allows(PROD, new ObjectId("", "Namespace", "", "shop-a"))).isTrue();
        assertThat(project.allows(PROD, new ObjectId("", "Secret", "shop-a", "web"))).isFalse();
        assertThat(project.allows(PROD, new ObjectId("apps", "Deployment", "web", "web")))
                .isFalse();
        assertThat(project.allows(PROD, new ObjectId("", "ConfigMap", "", "web"))).isFalse();
        assertThat(
                        project.allows(
                                new ClusterName("other"),
                                new ObjectId("", "ConfigMap", "shop-a", "web")))
                .isFalse();
    }

    @Test
    void a_namespace_is_allowed_by_kind_and_by_name() {
        // Given
        ProjectSettings project = project();

        // Then
        assertThat(project.allows(PROD, new ObjectId("", "Namespace", "", "web"))).isFalse();
        assertThat(
                        project.guardedLabels(
                                PROD,
                                new ObjectId("", "Namespace", "", "shop-a"),
                                List.of(
                                        "team",
                                        "pod-security.kubernetes.io/warn",
                                        "pod-security.kubernetes.io/enforce")))
                .containsExactly("pod-security.kubernetes.io/enforce");
    }

    @Test
    void nobody_reaches_where_the_inventories_are() {
        // Given
        ProjectSettings all =
                new ProjectSettings(
                        new ProjectName("all"),
                        List.of(Destination.everything(PROD)),
                        Limits.DEFAULT,
                        Approval.NONE);

        // Then
        assertThat(all.allows(PROD, new ObjectId("", "ConfigMap", "sailplan-system", "a")))
                .isFalse();
        assertThat(all.allows(PROD, new ObjectId("", "Namespace", "", "sailplan-system")))
                .isFalse();
        assertThat(all.allows(PROD, new ObjectId("", "ConfigMap", "web", "a"))).isTrue();
    }

    @Test
    void no_message_quotes_what_may_be_a_credential() {
        assertThat(
                        bad("""
                        apiVersion: sailplan.dev/v1
                        kind: Server
                        kafka: {bootstrap: ["hunter2"], propertiesFile: hunter2}
                        keys: {planSigning: "\\0hunter2"}
                        repositories: [{name: a, provider: hunter2, url: "https://hunter2@host/", project: b}]
                        """)
                                .toString())
                .doesNotContain("hunter2");
    }

    @Test
    void a_secret_of_kafka_is_refused() {
        assertThat(
                        bad(
                                """
                                apiVersion: sailplan.dev/v1
                                kind: Server
                                kafka:
                                  bootstrap: ["b:9092"]
                                  properties:
                                    sasl.jaas.config: hunter2
                                    ssl.truststore.password: hunter2
                                    sasl.mechanism: PLAIN
                                """))
                .containsExactly(
                        "server.yaml:6:5  'sasl.jaas.config' is a secret, and no setting may hold"
                                + " one; write it into the file that 'propertiesFile' names",
                        "server.yaml:7:5  'ssl.truststore.password' is a secret, and no setting may"
                                + " hold one; write it into the file that 'propertiesFile' names");
    }

    @Test
    void what_breaks_a_promise_or_is_misspelt_is_refused_among_kafka_s_properties() {
        assertThat(
                        bad(
                                """
                                apiVersion: sailplan.dev/v1
                                kind: Server
                                kafka:
                                  bootstrap: ["b:9092"]
                                  properties:
                                    isolation.level: read_uncommitted
                                    security.protocl: SSL
                                    sasl.mechanism: SCRAM-SHA-512
                                    security.protocol: hunter2
                                """))
                .containsExactly(
                        "server.yaml:6:5  'isolation.level' is Sailplan's to decide (nothing"
                                + " uncommitted may be acted on); remove it",
                        "server.yaml:7:5  Kafka's clients have no property 'security.protocl'; did"
                                + " you mean 'security.protocol'?",
                        "server.yaml:9:5  'security.protocol' has to be string, (case insensitive)"
                                + " [SASL_SSL, PLAINTEXT, SSL, SASL_PLAINTEXT]");
    }

    @Test
    void what_nothing_does_yet_is_refused_where_it_stands() {
        assertThat(
                        bad(
                                """
                                apiVersion: sailplan.dev/v1
                                kind: Server
                                kafka: {bootstrap: ["b:9092"]}
                                keys: {auditHead: audit.key}
                                clusters: [{name: dev}]
                                projects:
                                  - name: p
                                    destinations: [{cluster: dev, namespaces: ["*"]}]
                                    serviceAccount: p
                                applier:
                                  clusters: [dev]
                                  namespace: sailplan
                                """))
                .containsExactly(
                        "server.yaml:4:8  'auditHead' is not supported yet; remove it",
                        "server.yaml:9:5  'serviceAccount' is not supported yet; remove it",
                        "server.yaml:11:3  'clusters' is not supported yet; remove it",
                        "server.yaml:12:3  'namespace' is not supported yet; remove it");
    }

    @Test
    void branches_are_written_by_their_names() {
        assertThat(
                        bad(
                                """
                                apiVersion: sailplan.dev/v1
                                kind: Server
                                kafka: {bootstrap: ["b:9092"]}
                                clusters: [{name: dev}]
                                projects: [{name: p, destinations: [{cluster: dev, namespaces: ["*"]}]}]
                                repositories:
                                  - {name: a, provider: github, url: "https://h/a", project: p, branches: [refs/heads/main]}
                                  - {name: b, provider: github, url: "https://h/b", project: p, branches: ["a b"]}
                                """))
                .containsExactly(
                        "server.yaml:7:76  must be the name of a branch, such as main",
                        "server.yaml:8:76  must be the name of a branch, such as main");
    }

    @Test
    void a_second_branch_is_refused_where_it_stands() {
        assertThat(
                        bad(
                                """
                                apiVersion: sailplan.dev/v1
                                kind: Server
                                kafka: {bootstrap: ["b:9092"]}
                                clusters: [{name: dev}]
                                projects: [{name: p, destinations: [{cluster: dev, namespaces: ["*"]}]}]
                                repositories:
                                  - name: a
                                    provider: github
                                    url: https://h/a
                                    project: p
                                    branches: [main, next, last]
                                """))
                .containsExactly(
                        "server.yaml:11:22  a second branch is not supported yet; name one, or"
                                + " none for the default branch");
    }

    private static KafkaSettings kafka() {
        return new KafkaSettings(
                List.of("kafka-0:9092", "[::1]:9092"),
                Map.of("security.protocol", "SSL"),
                file("kafka.properties"),
                5);
    }

    private static KeySettings keys() {
        return new KeySettings(
                file("keys/plan.key"),
                file("keys/fingerprints.key"),
                List.of(
                        new KeySettings.PlanSigner(
                                FOLDER.resolve("keys/plan.key.pub"),
                                List.of(new ProjectName("shops")))));
    }

    private static ClusterSettings cluster() {
        return new ClusterSettings(
                PROD,
                Optional.of(Path.of("/etc/sailplan/kubeconfig")),
                Optional.of("admin"),
                new ClusterSettings.Keys(
                        file("keys/prod-eu.key"),
                        List.of(
                                FOLDER.resolve("keys/prod-eu-2.key"),
                                FOLDER.resolve("keys/prod-eu-1.key")),
                        file("keys/prod-eu-fingerprints.key"),
                        List.of(FOLDER.resolve("keys/prod-eu.key.pub"))));
    }

    private static ProjectSettings project() {
        return new ProjectSettings(
                new ProjectName("shops"),
                List.of(
                        new Destination(
                                PROD,
                                List.of("shop-*"),
                                List.of("ConfigMap", "*.apps"),
                                List.of("Namespace"),
                                List.of("pod-security.kubernetes.io/warn"))),
                new Limits(5, 20),
                new Approval(true, 2));
    }

    @Test
    void an_address_without_a_scheme_is_refused() {
        assertThat(
                        bad(
                                """
                                apiVersion: sailplan.dev/v1
                                kind: Server
                                kafka: {bootstrap: ["localhost:9092"]}
                                projects: [{name: a, destinations: []}]
                                repositories: [{name: a, provider: github, url: file, project: a}]
                                """))
                .singleElement()
                .asString()
                .contains("must be an https, ssh, http or file address");
    }

    private static RepositorySettings repository() {
        return new RepositorySettings(
                new RepositoryName("shop"),
                RepositorySettings.Provider.GITLAB,
                URI.create("https://git.example.com/shops/shop.git"),
                List.of(FOLDER.resolve("secrets/shop-new"), FOLDER.resolve("secrets/shop-old")),
                file("secrets/shop-token").map(TokenFile::new),
                new ProjectName("shops"),
                List.of("release"));
    }

    private static RepositorySettings tools() {
        return new RepositorySettings(
                new RepositoryName("tools"),
                RepositorySettings.Provider.GITHUB,
                URI.create("https://github.example.com/shops/tools"),
                List.of(FOLDER.resolve("secrets/tools")),
                Optional.of(new GithubApp(12, 34, FOLDER.resolve("secrets/app.pem"))),
                new ProjectName("shops"),
                List.of());
    }

    private static RepositorySettings deep() {
        return new RepositorySettings(
                new RepositoryName("deep"),
                RepositorySettings.Provider.GITEA,
                URI.create("ssh://git@ssh.example.com/shops/deep.git"),
                List.of(),
                file("secrets/deploy-key").map(SshKey::new),
                new ProjectName("shops"),
                List.of(),
                Optional.of(Duration.ofMinutes(10)));
    }

    private static GitSettings git() {
        return new GitSettings(
                List.of(
                        new GitHostSettings(
                                "ssh.example.com",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                new GitHostSettings.Ssh(
                                        file("secrets/all-key").map(SshKey::new),
                                        file("known_hosts"),
                                        List.of("ssh-ed25519" + " AAAAC3NzaC1lZDI1NTE5AAAAIGHwE"))),
                        new GitHostSettings(
                                "git.example.com",
                                Optional.empty(),
                                file("tls/git-ca.pem"),
                                file("secrets/git-token").map(TokenFile::new)),
                        new GitHostSettings(
                                "github.example.com",
                                Optional.of(URI.create("https://github.example.com/api/v3")),
                                Optional.empty(),
                                Optional.of(
                                        new GithubApp(1, 2, FOLDER.resolve("secrets/all.pem"))))),
                Optional.of(
                        new ProxySettings(
                                "proxy.example.com",
                                3128,
                                file("secrets/proxy"),
                                List.of(".example.com", "10.0.0.7"))));
    }

    @Test
    void what_a_host_has_is_for_repositories_that_have_nothing_of_their_own() {
        // Given
        ServerSettings settings = good("full.yaml");

        // Then
        assertThat(settings.accessTo(repository())).isEqualTo(repository().access());
        assertThat(
                        settings.accessTo(
                                new RepositorySettings(
                                        new RepositoryName("other"),
                                        RepositorySettings.Provider.GITLAB,
                                        URI.create("https://GIT.example.com:443/shops/other"),
                                        List.of(),
                                        Optional.empty(),
                                        new ProjectName("shops"),
                                        List.of())))
                .contains(new TokenFile(FOLDER.resolve("secrets/git-token")));
    }

    @Test
    void faults_of_hosts_and_the_proxy_are_told_with_their_places() {
        assertThat(
                        bad(
                                """
                                apiVersion: sailplan.dev/v1
                                kind: Server
                                kafka: {bootstrap: ["localhost:9092"]}
                                projects: [{name: a, destinations: []}]
                                repositories:
                                  - name: a
                                    provider: gitea
                                    url: https://git.example.com/a
                                    project: a
                                    credentialsFile: token
                                    githubApp: {id: 0, installation: 1}
                                gitHosts:
                                  - host: https://git.example.com
                                    api: http://git.example.com
                                  - host: git.example.com
                                  - host: git.example.com
                                proxy:
                                  url: http://lee:hunter2@proxy:3128
                                  noProxy: [10.0.0.0/8]
                                """))
                .containsExactly(
                        "server.yaml:11:5  'githubApp' and 'credentialsFile' exclude each other;"
                                + " keep one",
                        "server.yaml:11:5  'githubApp' needs 'provider: github'",
                        "server.yaml:11:16  a GitHub App needs 'privateKeyFile'",
                        "server.yaml:11:21  must be an integer from 1 to 2147483647",
                        "server.yaml:13:11  must be a host as addresses write it, such as"
                                + " git.example.com or git.example.com:8443",
                        "server.yaml:14:10  must be an https address, such as"
                                + " https://git.example.com/api/v3",
                        "server.yaml:16:11  this host is already taken above",
                        "server.yaml:18:8  must be http://host:port without a user; credentials go"
                                + " into 'credentialsFile'",
                        "server.yaml:19:13  must be a host, such as git.example.com, .example.com"
                                + " for all below, or *; ranges of addresses and ports are not"
                                + " supported");
    }

    @Test
    void an_ssh_address_is_told_what_it_lacks_where_it_stands() {
        assertThat(
                        bad(
                                """
                                apiVersion: sailplan.dev/v1
                                kind: Server
                                kafka: {bootstrap: ["localhost:9092"]}
                                projects: [{name: a, destinations: []}]
                                repositories:
                                  - {name: a, provider: gitea, project: a, url: "git@one.example:a"}
                                  - {name: b, provider: gitea, project: a, url: "ssh://git@two.example:22/b", credentialsFile: token}
                                  - {name: c, provider: gitea, project: a, url: "https://two.example/c", sshKeyFile: key}
                                  - {name: d, provider: gitea, project: a, url: "ssh://two.example/d", sshKeyFile: key}
                                  - {name: e, provider: gitea, project: a, url: "ssh://git:hunter2@two.example/d"}
                                gitHosts: [{host: two.example, hostKeys: [two.example ssh-rsa AAAA]}]
                                """))
                .containsExactly(
                        "server.yaml:6:44  the address needs the keys by which its host is known:"
                                + " 'knownHostsFile' or 'hostKeys' at host one.example in"
                                + " 'gitHosts'",
                        "server.yaml:7:44  the address needs an 'sshKeyFile', here or at host"
                                + " two.example in 'gitHosts'",
                        "server.yaml:7:79  'credentialsFile' is for https; an ssh address is read"
                                + " with 'sshKeyFile'",
                        "server.yaml:8:74  'sshKeyFile' is for an ssh address, such as"
                                + " ssh://git@git.example.com/shop.git",
                        "server.yaml:9:49  must be an https, ssh, http or file address without a"
                                + " password; credentials go into 'credentialsFile'",
                        "server.yaml:10:49  must be an https, ssh, http or file address without a"
                                + " password; credentials go into 'credentialsFile'",
                        "server.yaml:11:43  must be a public key, such as ssh-ed25519 AAAA…,"
                                + " without the host before it");
    }

    @Test
    void no_proxy_is_passed_on_the_way_to_what_is_named_or_below_it() {
        // Given
        GitSettings git = git();

        // Then
        assertThat(
                        List.of(
                                "https://git.EXAMPLE.com/a",
                                "https://example.com/a",
                                "https://10.0.0.7/a"))
                .allSatisfy(url -> assertThat(git.proxy(URI.create(url))).isEmpty());
        assertThat(
                        List.of(
                                "https://github.com/a",
                                "https://badexample.com/a",
                                "https://10.0.0.70/a"))
                .allSatisfy(url -> assertThat(git.proxy(URI.create(url))).isPresent());
        assertThat(git.proxy(URI.create("file:///srv/git/a"))).isEmpty();
    }

    private static Optional<Path> file(String name) {
        return Optional.of(FOLDER.resolve(name));
    }

    private static ServerSettings good(String name) {
        return switch (ServerFile.read(name, resource(name), FOLDER)) {
            case FileReading.Good<ServerSettings>(var settings) -> settings;
            case FileReading.Bad<ServerSettings>(var problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    private static List<String> bad(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return switch (ServerFile.read("server.yaml", bytes, FOLDER)) {
            case FileReading.Good<ServerSettings> good -> throw new AssertionError(good.toString());
            case FileReading.Bad<ServerSettings>(var problems) ->
                    problems.stream().map(Problem::toString).toList();
        };
    }

    private static byte[] resource(String name) {
        try (InputStream in = ServerFileTest.class.getResourceAsStream("/settings/" + name)) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
