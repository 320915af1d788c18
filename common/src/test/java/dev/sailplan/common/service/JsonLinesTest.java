package dev.sailplan.common.service;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.wire.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullMarked
class JsonLinesTest {
    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();
    private final Logger log = context.getLogger("dev.sailplan.planner.lane.PlannerWork");

    @BeforeEach
    void listen() {
        events.start();
        log.addAppender(events);
    }

    @Test
    void an_event_is_one_line_with_what_it_is_about_as_members() {
        // When
        log.atInfo()
                .addKeyValue("repository", "shop")
                .addKeyValue("generation", 41)
                .log("a plan\nis made");

        // Then
        String line = line();
        assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
        JsonObject event = new JsonCodec().object(line.getBytes(StandardCharsets.UTF_8));
        assertThat(event.text("message")).hasValue("a plan\nis made");
        assertThat(event.text("level")).hasValue("INFO");
        assertThat(event.text("logger")).hasValue("dev.sailplan.planner.lane.PlannerWork");
        assertThat(event.text("repository")).hasValue("shop");
        assertThat(event.text("generation")).hasValue("41");
        assertThat(event.text("time").orElse("")).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    }

    @Test
    void an_exception_comes_with_its_frames() {
        // When
        log.atWarn().setCause(new IllegalStateException("away")).log("failed");

        // Then
        assertThat(
                        new JsonCodec()
                                .object(line().getBytes(StandardCharsets.UTF_8))
                                .text("exception"))
                .hasValueSatisfying(text ->
                        assertThat(text).contains("IllegalStateException: away", "JsonLinesTest"));
    }

    @Test
    void nobody_can_take_the_place_of_what_every_event_has() {
        // When
        log.atInfo().addKeyValue("level", "none").log("x");

        // Then
        assertThat(new JsonCodec().object(line().getBytes(StandardCharsets.UTF_8)).text("level"))
                .hasValue("INFO");
    }

    private String line() {
        return new String(new JsonLines().encode(events.list.getLast()), StandardCharsets.UTF_8);
    }
}
