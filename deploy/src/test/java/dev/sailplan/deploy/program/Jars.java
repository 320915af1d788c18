package dev.sailplan.deploy.program;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// A class path in which every folder is a jar, since only of jars classes can be archived.
///
/// @param folder of the jars, new with each process
record Jars(Path folder, String classPath) {
    static final Jars OF_THE_TESTS =
            make(
                    Path.of("target", "programs").toAbsolutePath(),
                    System.getProperty("java.class.path"));

    private static Jars make(Path programs, String classPath) {
        removeLeftOver(programs);
        Path folder = programs.resolve(Long.toString(ProcessHandle.current().pid()));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> entries = new ArrayList<>();
        // An empty entry would be the working directory.
        List<String> named =
                Stream.of(classPath.split(File.pathSeparator, -1))
                        .filter(it -> !it.isBlank())
                        .toList();
        for (String entry : named) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                entries.add(jar(path, folder.resolve(entries.size() + ".jar")));
            } else if (Files.exists(path)) {
                entries.add(entry);
            }
        }
        return new Jars(folder, String.join(File.pathSeparator, entries));
    }

    /// Of processes that are gone.
    private static void removeLeftOver(Path programs) {
        File[] folders = Optional.ofNullable(programs.toFile().listFiles()).orElse(new File[0]);
        for (File folder : folders) {
            if (ProcessHandle.of(Long.parseLong(folder.getName())).isEmpty()) {
                for (File file : Optional.ofNullable(folder.listFiles()).orElse(new File[0])) {
                    boolean _ = file.delete();
                }
                boolean _ = folder.delete();
            }
        }
    }

    private static String jar(Path of, Path jar) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int exit =
                ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(
                                writer,
                                writer,
                                "-c",
                                "-0",
                                "-f",
                                jar.toString(),
                                "-C",
                                of.toString(),
                                ".");
        if (exit != 0) {
            throw new IllegalStateException("no jar of " + of + ": " + said);
        }
        return jar.toString();
    }
}
