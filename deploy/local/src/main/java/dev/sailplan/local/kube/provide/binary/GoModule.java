package dev.sailplan.local.kube.provide.binary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// A pinned Go module that this jar carries: the one place where the versions of what is run locally are written.
public enum GoModule {
    KUBERNETES("kubernetes", "k8s.io/kubernetes"),
    ETCD("etcd", "go.etcd.io/etcd/server/v3"),
    KWOK("kwok", "sigs.k8s.io/kwok");

    private final String folder;
    private final String requirement;

    GoModule(String folder, String requirement) {
        this.folder = folder;
        this.requirement = requirement;
    }

    public static GoModule of(Binary binary) {
        return switch (binary) {
            case ETCD -> ETCD;
            case KUBE_APISERVER, KUBECTL, KUBE_CONTROLLER_MANAGER, KUBE_SCHEDULER -> KUBERNETES;
            case KWOK -> KWOK;
        };
    }

    /// The pinned version, such as `v1.37.2`.
    public String version() {
        var pattern = Pattern.compile("\\s" + Pattern.quote(requirement) + " (v\\S+)");
        var matcher = pattern.matcher(new String(read("go.mod"), StandardCharsets.UTF_8));
        if (!matcher.find()) {
            throw new IllegalStateException("go.mod of " + folder + " requires no " + requirement);
        }
        return matcher.group(1);
    }

    /// The import path `go build` is given.
    public String importPath(Binary binary) {
        return this == ETCD ? requirement : requirement + "/cmd/" + binary.program();
    }

    /// Writes the module's files below a folder and returns where.
    public Path unpackInto(Path parent) throws IOException {
        var target = Files.createDirectories(parent.resolve(folder));
        for (var name : List.of("go.mod", "go.sum")) {
            var temporary = Files.createTempFile(target, name, ".tmp");
            Files.write(temporary, read(name));
            Files.move(temporary, target.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
        return target;
    }

    /// Writes another of the module's files, such as a program's settings, and returns where.
    public Path write(String name, Path target) throws IOException {
        return Files.write(target.resolve(name), read(name));
    }

    private byte[] read(String name) {
        var resource = "/dev/sailplan/local/kube/modules/" + folder + "/" + name;
        try (var in = GoModule.class.getResourceAsStream(resource)) {
            return Objects.requireNonNull(in, resource).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
