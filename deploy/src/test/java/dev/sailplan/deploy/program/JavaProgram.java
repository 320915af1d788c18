package dev.sailplan.deploy.program;

import java.util.ArrayList;
import java.util.List;

/// A Java program with the class path of the tests.
///
/// Most of the time of a short-lived process goes into loading classes. The first of a name that ends in good order
/// leaves an archive of them to those after it.
///
/// @param name which processes load the same classes
public record JavaProgram(String name, Class<?> main, List<String> options) {
    public JavaProgram {
        options = List.copyOf(options);
    }

    public static JavaProgram of(String name, Class<?> main, String... options) {
        return new JavaProgram(name, main, List.of(options));
    }

    /// What starts it.
    public List<String> command(String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(ProcessHandle.current().info().command().orElseThrow());
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        words.add("--enable-native-access=ALL-UNNAMED");
        words.add("--sun-misc-unsafe-memory-access=allow");
        words.addAll(List.of("-XX:+AutoCreateSharedArchive", "-Xlog:disable"));
        words.add("-XX:SharedArchiveFile=" + Jars.OF_THE_TESTS.folder().resolve(name + ".jsa"));
        words.addAll(options);
        words.addAll(List.of("-cp", Jars.OF_THE_TESTS.classPath(), main.getName()));
        words.addAll(List.of(arguments));
        return words;
    }
}
