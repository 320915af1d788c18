package dev.sailplan.deploy.cli;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.deploy.feed.Entry;
import dev.sailplan.deploy.text.Count;
import dev.sailplan.deploy.text.PlainText;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Puts a record into one line that a terminal can be given, whatever others wrote into the record.
final class LogLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private final ZoneId zone;

    LogLine(ZoneId zone) {
        this.zone = zone;
    }

    /// Empty for records that say nothing to people, such as status and facts.
    Optional<String> of(Entry entry) {
        return entry(entry.record()).map(this::line).map(PlainText::line);
    }

    private static Optional<LogEntry> entry(Object record) {
        return switch (record) {
            case Event event -> Optional.of(EventEntry.of(event));
            case Decision decision -> Optional.of(DecisionEntry.of(decision));
            case Plan plan -> Optional.of(plan(plan));
            case Release release -> Optional.of(release(release));
            case Outcome outcome -> Optional.of(OutcomeEntry.of(outcome));
            default -> Optional.empty();
        };
    }

    private static LogEntry plan(Plan plan) {
        return new LogEntry(
                plan.at(),
                "plan",
                plan.subject().application().value(),
                plan.id().abbreviated()
                        + "  "
                        + plan.subject().commit().abbreviated()
                        + "  "
                        + Count.of(plan.index().entries().size(), "object")
                        + ", "
                        + Count.of(plan.bodies().size(), "body", "bodies"));
    }

    private static LogEntry release(Release release) {
        return new LogEntry(
                release.at(),
                "release",
                release.subject().application().value() + release.generation(),
                release.plan().abbreviated() + "  " + release.subject().commit().abbreviated());
    }

    private String line(LogEntry entry) {
        return TIME.format(entry.at().atZone(zone))
                + "  "
                + pad(entry.what(), 10)
                + "  "
                + pad(entry.whose(), 22)
                + "  "
                + entry.rest().stripTrailing();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
