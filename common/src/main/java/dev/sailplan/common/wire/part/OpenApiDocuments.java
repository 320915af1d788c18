package dev.sailplan.common.wire.part;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.status.OpenApiPart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Cuts OpenAPI documents into gzipped parts and joins them; facts name them by the digest of the whole.
public final class OpenApiDocuments {
    /// Base64 makes four bytes of three, and a part stays below a record's limit.
    private static final int SLICE = RecordSplitter.LARGEST / 4 * 3 - 1024;

    private static final int LARGEST = 64 * 1024 * 1024;

    private OpenApiDocuments() {}

    public static List<OpenApiPart> parts(byte[] document) {
        Digest digest = Digest.of(document);
        byte[] zipped = zipped(document);
        List<OpenApiPart> parts = new ArrayList<>();
        for (int from = 0; from < zipped.length; from += SLICE) {
            byte[] slice = Arrays.copyOfRange(zipped, from, Math.min(from + SLICE, zipped.length));
            String content = Base64.getEncoder().encodeToString(slice);
            parts.add(new OpenApiPart(digest, parts.size(), content));
        }
        return List.copyOf(parts);
    }

    /// The document, or empty where parts are missing, too large, or not those of the digest.
    public static Optional<byte[]> join(Digest digest, List<OpenApiPart> parts) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try {
            parts.stream()
                    .sorted(Comparator.comparingInt(OpenApiPart::number))
                    .map(part -> Base64.getDecoder().decode(part.content()))
                    .forEach(zipped::writeBytes);
            byte[] document = unzipped(zipped.toByteArray());
            return Digest.of(document).equals(digest) ? Optional.of(document) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] zipped(byte[] document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(document);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't fail", e);
        }
        return out.toByteArray();
    }

    private static byte[] unzipped(byte[] zipped) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return in.readNBytes(LARGEST);
        }
    }
}
