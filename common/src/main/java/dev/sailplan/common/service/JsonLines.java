package dev.sailplan.common.service;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.sailplan.common.domain.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/// Writes each event of the log as one line of JSON, whose members are what the event is about: `repository`,
/// `application`, `cluster` and whatever else it names, beside `time`, `level`, `logger`, `thread` and `message`.
final class JsonLines extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("time", Json.text(event.getInstant().toString()));
        members.put("level", Json.text(event.getLevel().toString()));
        members.put("logger", Json.text(event.getLoggerName()));
        members.put("thread", Json.text(event.getThreadName()));
        members.put("message", Json.text(String.valueOf(event.getFormattedMessage())));
        List<KeyValuePair> about = event.getKeyValuePairs();
        if (about != null) {
            about.forEach(
                    pair -> members.putIfAbsent(pair.key, Json.text(String.valueOf(pair.value))));
        }
        if (event.getThrowableProxy() != null) {
            members.putIfAbsent(
                    "exception", Json.text(ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
        return (Json.object(members).canonical() + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
