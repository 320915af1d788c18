package dev.sailplan.local.kube.provide.fetch;

import dev.sailplan.local.RunEnvironment;
import dev.sailplan.local.kube.provide.binary.Binary;
import dev.sailplan.local.kube.provide.binary.GoModule;
import dev.sailplan.local.kube.provide.binary.Origin;
import dev.sailplan.local.kube.provide.binary.Platform;
import dev.sailplan.local.kube.provide.binary.Source;
import dev.sailplan.local.kube.provide.cache.Installation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Downloads releases as their projects publish them, checked against the published SHA-256.
///
/// `-Dsailplan.kubernetes.releases` and `-Dsailplan.etcd.releases` name mirrors.
public record ArchiveSource(
        URI kubernetes, URI etcd, Platform platform, Installation installation, Downloads downloads)
        implements Source {

    private static final String KUBERNETES = "https://dl.k8s.io/release";
    private static final String ETCD = "https://github.com/etcd-io/etcd/releases/download";

    public static ArchiveSource of(RunEnvironment surroundings, Installation installation) {
        return new ArchiveSource(
                base(surroundings, "sailplan.kubernetes.releases", KUBERNETES),
                base(surroundings, "sailplan.etcd.releases", ETCD),
                Platform.of(surroundings),
                installation,
                new Downloads());
    }

    @Override
    public Attempt obtain(Binary binary) throws InterruptedException {
        var version = GoModule.of(binary).version();
        var result =
                switch (binary) {
                    case ETCD ->
                            installation.install(
                                    binary, Origin.DOWNLOAD, file -> etcd(version, file));
                    case KUBE_APISERVER, KUBECTL, KUBE_CONTROLLER_MANAGER, KUBE_SCHEDULER ->
                            installation.install(
                                    binary,
                                    Origin.DOWNLOAD,
                                    file -> kubernetes(binary, version, file));
                    case KWOK -> new Attempt.Missing("it is only built, against its go.sum");
                };
        return switch (result) {
            case Attempt.Found found -> found;
            case Attempt.Missing(var why) ->
                    new Attempt.Missing(
                            "download of %s %s: %s".formatted(binary.program(), version, why));
        };
    }

    private void kubernetes(Binary binary, String version, Path file)
            throws IOException, InterruptedException {
        var name =
                "%s/bin/%s/%s/%s"
                        .formatted(version, platform.os(), platform.arch(), binary.program());
        var digest = downloads.text(kubernetes.resolve(name + ".sha256")).strip();
        say(binary, version, kubernetes);
        downloads.file(kubernetes.resolve(name), digest, file);
    }

    private void etcd(String version, Path file) throws IOException, InterruptedException {
        var name = "etcd-%s-%s-%s".formatted(version, platform.os(), platform.arch());
        var archive = name + ".tar.gz";
        var digest = digestOf(archive, downloads.text(etcd.resolve(version + "/SHA256SUMS")));
        say(Binary.ETCD, version, etcd);
        var folder = Files.createTempDirectory(file.getParent(), ".etcd");
        try {
            downloads.file(etcd.resolve(version + "/" + archive), digest, folder.resolve(archive));
            var member = name + "/etcd";
            ToolRun.in(folder).run("tar", "-xzf", archive, member);
            Files.move(folder.resolve(member), file);
        } finally {
            Files.deleteIfExists(folder.resolve(archive));
            Files.deleteIfExists(folder.resolve(name).resolve("etcd"));
            Files.deleteIfExists(folder.resolve(name));
            Files.deleteIfExists(folder);
        }
    }

    private static String digestOf(String archive, String sums) throws IOException {
        var matcher =
                Pattern.compile("(?m)^([0-9a-fA-F]{64}) [ *]" + Pattern.quote(archive) + "$")
                        .matcher(sums);
        if (!matcher.find()) {
            throw new IOException("no checksum of " + archive + " is published");
        }
        return matcher.group(1);
    }

    private void say(Binary binary, String version, URI from) {
        installation
                .progress()
                .report(
                        "%s %s: downloading from %s"
                                .formatted(binary.program(), version, from.getHost()));
    }

    private static URI base(RunEnvironment surroundings, String setting, String otherwise) {
        var address = surroundings.setting(setting).orElse(otherwise);
        return URI.create(address.endsWith("/") ? address : address + "/");
    }
}
