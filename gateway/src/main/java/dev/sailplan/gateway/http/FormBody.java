package dev.sailplan.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;

/// Finds the JSON in a form: GitHub's default is `payload=<JSON, URL-encoded>`.
public final class FormBody {
    private static final String FIELD = "payload=";

    private FormBody() {}

    /// The payload's bytes as they were before the encoding: whether they are UTF-8 is judged with the JSON.
    ///
    /// GitHub's signature is over the form, so this comes after it; Gitea's is over the payload.
    public static byte[] payload(byte[] form) {
        List<String> found = new ArrayList<>();
        String text = new String(form, ISO_8859_1);
        for (int start = 0; start <= text.length(); ) {
            int end = text.indexOf('&', start);
            int stop = end < 0 ? text.length() : end;
            if (text.startsWith(FIELD, start)) {
                found.add(text.substring(start + FIELD.length(), stop));
            }
            start = stop + 1;
        }
        if (found.size() != 1) {
            throw new IllegalArgumentException("a form must have one field 'payload'");
        }
        return URLDecoder.decode(found.getFirst(), ISO_8859_1).getBytes(ISO_8859_1);
    }
}
