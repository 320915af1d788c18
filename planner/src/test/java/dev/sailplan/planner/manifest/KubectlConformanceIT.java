package dev.sailplan.planner.manifest;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.yaml.Reading;
import dev.sailplan.common.yaml.YamlBudget;
import dev.sailplan.common.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads files as the real kubectl does; every deliberate difference is named in `differences.txt`, with its reason.
class KubectlConformanceIT {
    private static final String HEAD =
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {x: 'y'}}\n";
    private static final String JSON_HEAD =
            "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"labels\":{\"x\":\"y\"}},";
    private static final Pattern TOKEN =
            Pattern.compile("<U\\+([0-9A-F]{4})>|<([0-9]+) ([a-z])>|<no newline>\n");

    @TempDir Path folder;
    private final List<String> surprises = new ArrayList<>();

    @Test
    void resolves_scalars_as_kubectl_does() throws Exception {
        List<String> values = lines("values.txt");
        compareAll(values.stream().map(value -> HEAD + "v: " + value + "\n").toList());
    }

    @Test
    void makes_text_of_keys_as_kubectl_does() throws Exception {
        List<String> values = lines("values.txt");
        compareAll(values.stream().map(value -> HEAD + value + ": v\n").toList());
    }

    @Test
    void reads_documents_as_kubectl_does() throws Exception {
        compareAll(
                Arrays.stream(resource("documents.txt").split("====\n", -1))
                        .map(text -> HEAD + expanded(text))
                        .toList());
    }

    @Test
    void reads_json_as_kubectl_does() throws Exception {
        compareAll(
                Stream.of(
                                "1}",
                                "1}\n" + JSON_HEAD + "\"v\":2}",
                                "1}" + JSON_HEAD + "\"v\":2}",
                                "1}\n---\n" + JSON_HEAD + "\"v\":2}",
                                "\t[1,\t2]\n\t}\n",
                                "9007199254740993}",
                                "1E2,\"w\":-0,\"x\":1.50,\"y\":\"\\u00e9\\ud83d\\ude00\\/\"}",
                                "yes}",
                                "01}",
                                "\"a\tb\"}",
                                "1,}",
                                "1}}",
                                "1} x",
                                "[1,2",
                                "null,\"w\":true,\"x\":{},\"y\":[]}",
                                "\"a#b{}'c\"}" + JSON_HEAD + "\"w\":\"\\\"}\"}")
                        .map(value -> JSON_HEAD + "\"v\":" + value)
                        .toList());
    }

    @Test
    void reads_bytes_as_kubectl_does() throws Exception {
        compareBytes(encoded("\uFEFF" + HEAD, UTF_8));
        compareBytes(encoded("\uFEFF---\n" + HEAD, UTF_8));
        compareBytes(encoded("---\n" + HEAD + "---\n\uFEFF" + HEAD, UTF_8));
        compareBytes(encoded("\uFEFF" + HEAD + "v: '\u2020'\n", UTF_16LE));
        compareBytes(encoded("\uFEFF" + HEAD + "v: '\u2020'\n", UTF_16BE));
        compareBytes(encoded(HEAD, UTF_16LE));
        compareBytes(encoded(HEAD.replace("\n", "\r\n") + "v: |\r\n  a\r\n\r\n  b\r\n", UTF_8));
        compareBytes(encoded(HEAD + "v: 'a\r\nb'\r\nw: \"a\rb\"\n", UTF_8));
        compareBytes(encoded("%YAML 1.1\n---\n" + HEAD, UTF_8));
        compareBytes(encoded("# c\n---\n" + HEAD, UTF_8));
        assertThat(surprises).isEmpty();
    }

    private static byte[] encoded(String text, Charset charset) {
        return text.getBytes(charset);
    }

    /// What we read alike is checked in one call of kubectl, since each costs a tenth of a second.
    private void compareAll(List<String> cases) throws Exception {
        List<String> differences = differences();
        List<String> alike = new ArrayList<>();
        for (String text : cases) {
            boolean different = differences.contains(visible(text));
            if (!different && ours(text.getBytes(UTF_8)).isPresent() && !text.startsWith("{")) {
                alike.add(text);
            } else {
                compareOne(text, different);
            }
        }
        compareTogether(alike);
        assertThat(surprises).isEmpty();
    }

    private void compareTogether(List<String> texts) throws Exception {
        String stream = String.join("\n---\n", texts);
        if (texts.isEmpty()
                || kubectl().read(stream.getBytes(UTF_8)).equals(ours(stream.getBytes(UTF_8)))) {
            return;
        }
        for (String text : texts) {
            compareOne(text, false);
        }
        surprises.addFirst("read together, the documents differ");
    }

    private void compareOne(String text, boolean different) throws Exception {
        byte[] bytes = text.getBytes(UTF_8);
        Kubectl kubectl = kubectl();
        Optional<List<Json>> theirs = kubectl.read(bytes);
        if (theirs.equals(ours(bytes)) == different) {
            surprises.add(
                    (different ? "no longer different: " : "different: ")
                            + visible(text)
                            + "\n  kubectl: "
                            + theirs.map(Object::toString).orElse(kubectl.complaint())
                            + "\n  we:      "
                            + ours(bytes));
        }
    }

    private void compareBytes(byte[] bytes) throws Exception {
        Optional<List<Json>> theirs = kubectl().read(bytes);
        if (!theirs.equals(ours(bytes))) {
            surprises.add("kubectl: " + theirs + "\n  we: " + ours(bytes));
        }
    }

    private Kubectl kubectl() {
        return new Kubectl(folder);
    }

    /// The objects as we read them; empty where we refuse the file or a document is no object, as kubectl does.
    private static Optional<List<Json>> ours(byte[] bytes) {
        Reading reading = YamlReader.read("case.yaml", bytes, YamlBudget.STANDARD);
        List<Json> values = reading.documents().stream().map(d -> d.value().json()).toList();
        boolean objects = values.stream().allMatch(Json.JsonObject.class::isInstance);
        return reading.isClean() && objects ? Optional.of(values) : Optional.empty();
    }

    /// The lines of `differences.txt` that name a case; the others give the reason.
    private static List<String> differences() throws IOException {
        return lines("differences.txt").stream()
                .filter(line -> line.startsWith("    "))
                .map(String::strip)
                .toList();
    }

    /// A case on one line, without the head that all share.
    private static String visible(String text) {
        String rest = text.startsWith(HEAD) ? text.substring(HEAD.length()) : text;
        String marked =
                rest.replace("\n", "⏎")
                        .replace("\t", "⇥")
                        .replaceAll("\\p{Cntrl}|[\uFEFF\uFFFE\u2028]", "?");
        return (marked.length() > 100 ? marked.substring(0, 100) : marked).strip();
    }

    private static String expanded(String text) {
        return TOKEN.matcher(text).replaceAll(match -> Matcher.quoteReplacement(meant(match)));
    }

    private static String meant(java.util.regex.MatchResult token) {
        if (token.group(1) != null) {
            return Character.toString(Integer.parseInt(token.group(1), 16));
        }
        return token.group(2) == null
                ? ""
                : token.group(3).repeat(Integer.parseInt(token.group(2)));
    }

    private static List<String> lines(String name) throws IOException {
        return resource(name).lines().toList();
    }

    private static String resource(String name) throws IOException {
        String path = "/kubectl/" + name;
        try (InputStream in = KubectlConformanceIT.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), UTF_8);
        }
    }
}
