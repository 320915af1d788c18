package dev.sailplan.common.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/// Damages YAML: truncated, retyped, nested, spliced, re-encoded, with odd scalars and indicators in odd places.
public final class Mutations {
    private static final int WAYS = 17;
    private static final int LONG = 40_000;
    private static final int DEEP = 3_000;
    private static final int LINES_ONLY = 8;

    private final Random random;
    private final List<String> corpus;
    private final List<String> values;

    /// `values` are scalars as they are written, to stand in place of others.
    public Mutations(Random random, List<byte[]> corpus, List<String> values) {
        this.random = random;
        this.corpus = corpus.stream().map(bytes -> new String(bytes, ISO_8859_1)).toList();
        this.values = values;
    }

    /// A file of the corpus, damaged in one to four ways.
    public Mutant next() {
        return damaged(WAYS);
    }

    /// Damaged in ways that often leave a file that can be read.
    public Mutant gentle() {
        return damaged(LINES_ONLY);
    }

    private Mutant damaged(int ways) {
        String text = corpus.get(random.nextInt(corpus.size()));
        for (int i = random.nextInt(4); i >= 0; i--) {
            text = once(text, random.nextInt(ways));
        }
        return new Mutant(text);
    }

    private String once(String text, int way) {
        return switch (way) {
            case 0, 1 -> withValue(text, latin(any(values)));
            case 2 -> withValue(text, latin(any(Snippets.VALUES)));
            case 3 -> inserted(text, latin(any(Snippets.TOKENS)));
            case 4 -> withoutLine(text);
            case 5 -> withLineTwice(text);
            case 6 -> reindented(text);
            case 7 -> swapped(text);
            case 8 -> spliced(text);
            case 9 -> text.substring(0, random.nextInt(text.length() + 1));
            case 10 -> garbled(text);
            case 11 -> withValue(text, any(Snippets.LONG).repeat(1 + random.nextInt(LONG)) + "!");
            case 12 -> withValue(text, any(Snippets.DEEP).repeat(1 + random.nextInt(DEEP)));
            case 13 -> inserted(text, latin(any(Snippets.BLOCKS)));
            case 14 -> random.nextInt(4) == 0 ? reencoded(text) : withoutSpan(text);
            case 15 -> text + "\n---\n" + corpus.get(random.nextInt(corpus.size()));
            default -> withKey(text, latin(any(values)));
        };
    }

    private String withValue(String text, String value) {
        List<Integer> colons = after(text, ": ");
        if (colons.isEmpty()) {
            return inserted(text, value);
        }
        int start = colons.get(random.nextInt(colons.size())) + 2;
        return text.substring(0, start) + value + text.substring(endOfLine(text, start));
    }

    private String withKey(String text, String key) {
        List<Integer> colons = after(text, ": ");
        if (colons.isEmpty()) {
            return text;
        }
        int colon = colons.get(random.nextInt(colons.size()));
        int start = colon;
        while (start > 0 && " \n-{,".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return text.substring(0, start) + key + text.substring(colon);
    }

    private static List<Integer> after(String text, String mark) {
        List<Integer> found = new ArrayList<>();
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
            found.add(at);
        }
        return found;
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private String inserted(String text, String token) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + token + text.substring(at);
    }

    private int line(String text) {
        int from = text.isEmpty() ? 0 : random.nextInt(text.length());
        return text.lastIndexOf('\n', from) + 1;
    }

    private String withoutLine(String text) {
        int start = line(text);
        int end = Math.min(text.length(), endOfLine(text, start) + 1);
        return text.substring(0, Math.min(start, end)) + text.substring(end);
    }

    private String withLineTwice(String text) {
        int start = line(text);
        int end = endOfLine(text, start);
        return text.substring(0, end) + "\n" + text.substring(Math.min(start, end));
    }

    private String reindented(String text) {
        int start = Math.min(line(text), text.length());
        return random.nextBoolean() || !text.startsWith(" ", start)
                ? text.substring(0, start)
                        + " ".repeat(1 + random.nextInt(3))
                        + text.substring(start)
                : text.substring(0, start) + text.substring(start + 1);
    }

    private String swapped(String text) {
        int one = line(text);
        int end = Math.min(text.length(), endOfLine(text, one) + 1);
        String moved = text.substring(Math.min(one, end), end);
        String rest = text.substring(0, Math.min(one, end)) + text.substring(end);
        int to = Math.min(line(rest), rest.length());
        return rest.substring(0, to) + moved + rest.substring(to);
    }

    private String spliced(String text) {
        String other = corpus.get(random.nextInt(corpus.size()));
        boolean whole = random.nextBoolean();
        int from = whole ? line(other) : random.nextInt(other.length() + 1);
        int to = whole ? line(text) : random.nextInt(text.length() + 1);
        return text.substring(0, Math.min(to, text.length())) + other.substring(from);
    }

    private String withoutSpan(String text) {
        int from = random.nextInt(text.length() + 1);
        return text.substring(0, from)
                + text.substring(Math.min(text.length(), from + random.nextInt(40)));
    }

    private String garbled(String text) {
        StringBuilder garbled = new StringBuilder(text);
        for (int i = random.nextInt(6); i >= 0 && !text.isEmpty(); i--) {
            garbled.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
        }
        return garbled.toString();
    }

    private String reencoded(String text) {
        String meant = new String(text.getBytes(ISO_8859_1), UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> encoded("\uFEFF" + meant, UTF_8);
            case 1 -> encoded("\uFEFF" + meant, UTF_16LE);
            case 2 -> encoded("\uFEFF" + meant, UTF_16BE);
            case 3 -> encoded(meant, UTF_16LE);
            case 4 -> encoded(meant.replace("\n", "\r\n"), UTF_8);
            default -> gzipped(text);
        };
    }

    private static String encoded(String text, Charset charset) {
        return new String(text.getBytes(charset), ISO_8859_1);
    }

    private static String gzipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(ISO_8859_1);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static String latin(String text) {
        return encoded(text, UTF_8);
    }
}
