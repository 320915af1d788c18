package dev.sailplan.local.kube.provide.fetch;

import dev.sailplan.local.RunEnvironment;
import dev.sailplan.local.kube.provide.binary.Binary;
import dev.sailplan.local.kube.provide.binary.GoModule;
import dev.sailplan.local.kube.provide.binary.Origin;
import dev.sailplan.local.kube.provide.binary.Source;
import dev.sailplan.local.kube.provide.cache.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Builds binaries from the pinned Go modules, checked by their go.sum.
///
/// Go keeps what it has compiled, so an interrupted build goes on where it was.
public record GoSource(
        Optional<Path> go,
        Map<String, String> environment,
        Installation installation,
        InstantSource clock)
        implements Source {

    private static final Pattern VERSION = Pattern.compile("go1\\.(\\d+)");
    private static final Pattern NUMBERS = Pattern.compile("\\d+");
    private static final String RECORD = "build";
    private static final int OLDEST = 26;

    /// Without its environment, which may hold any secret.
    @Override
    public String toString() {
        return go.map(path -> "a build by " + path).orElse("a build without go");
    }

    public static GoSource of(RunEnvironment surroundings, Installation installation) {
        return new GoSource(
                surroundings.onPath("go"),
                surroundings.environment(),
                installation,
                InstantSource.system());
    }

    @Override
    public Attempt obtain(Binary binary) throws InterruptedException {
        if (go.isEmpty()) {
            return new Attempt.Missing("no `go` is on the PATH");
        }
        try {
            var version = ToolRun.in(Path.of(".")).run(go.get().toString(), "env", "GOVERSION");
            if (!recent(version)) {
                return new Attempt.Missing(
                        "%s is %s; 1.26 or newer is needed".formatted(go.get(), version));
            }
        } catch (IOException e) {
            return new Attempt.Missing(e.getMessage() + "");
        }
        return installation.install(binary, Origin.BUILD, file -> build(go.get(), binary, file));
    }

    private void build(Path program, Binary binary, Path file)
            throws IOException, InterruptedException {
        var module = GoModule.of(binary);
        var folder = module.unpackInto(installation.cache().folder().resolve("modules"));
        var log = installation.cache().folder().resolve("build-" + binary.program() + ".log");
        var builder =
                new ProcessBuilder(command(program, binary, file))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        adjust(builder.environment());
        if (exitCode(binary, builder.start()) != 0) {
            throw new IOException(
                    "build of %s %s failed; its log %s ends:%n%s"
                            .formatted(binary.program(), module.version(), log, lastLines(log)));
        }
    }

    private int exitCode(Binary binary, Process process) throws InterruptedException {
        var records = installation.records(binary);
        records.record(RECORD, process.toHandle(), "go");
        try {
            return new RunningBuild(binary, process, installation.progress(), clock).await();
        } finally {
            records.forget(RECORD);
        }
    }

    private void adjust(Map<String, String> variables) {
        variables.putAll(environment);
        variables.put("CGO_ENABLED", "0");
        variables.put("GOWORK", "off");
        // The user's own flags, such as -mod=vendor, are about other modules.
        variables.put("GOFLAGS", "");
    }

    private static List<String> command(Path program, Binary binary, Path file) {
        var module = GoModule.of(binary);
        var command =
                new ArrayList<>(
                        List.of(
                                program.toString(),
                                "build",
                                "-mod=readonly",
                                "-buildvcs=false",
                                "-trimpath",
                                "-ldflags",
                                linkerFlags(module),
                                "-o",
                                file.toAbsolutePath().toString()));
        command.add(module.importPath(binary));
        return command;
    }

    /// Without its version the server calls itself v0.0.0, and clients and feature gates go wrong.
    private static String linkerFlags(GoModule module) {
        return switch (module) {
            case ETCD -> "-s -w";
            case KWOK -> "-s -w -X sigs.k8s.io/kwok/pkg/consts.Version=" + module.version();
            case KUBERNETES -> {
                var version = module.version();
                var numbers = NUMBERS.matcher(version).results().map(MatchResult::group).toList();
                var target = "-X k8s.io/component-base/version.";
                yield "-s -w %1$sgitVersion=%2$s %1$sgitMajor=%3$s %1$sgitMinor=%4$s"
                        .formatted(target, version, numbers.get(0), numbers.get(1));
            }
        };
    }

    private static boolean recent(String version) {
        var matcher = VERSION.matcher(version);
        return matcher.find() && Integer.parseInt(matcher.group(1)) >= OLDEST;
    }

    private static String lastLines(Path log) throws IOException {
        var lines = Files.readAllLines(log);
        return String.join(
                System.lineSeparator(),
                lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }
}
