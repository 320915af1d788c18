package dev.sailplan.common.domain.json;

/// Reads JSON text for rooms that know no library: whoever reads the bytes around such a text hands its reader on.
@FunctionalInterface
public interface JsonReader {
    /// @throws RuntimeException for anything but one JSON value; the message never quotes the text
    Json parse(String text);
}
