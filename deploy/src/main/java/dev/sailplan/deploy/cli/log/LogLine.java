package dev.sailplan.deploy.cli.log;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.text.ApplicationNames;
import dev.sailplan.common.domain.text.Count;
import dev.sailplan.common.domain.text.PlainText;
import dev.sailplan.common.feed.Entry;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// Puts a record into one line that a terminal can be given, whatever others wrote into the record.
final class LogLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private final ZoneId zone;
    private final ApplicationNames names = new ApplicationNames();

    LogLine(ZoneId zone) {
        this.zone = zone;
    }

    /// What is printed later calls applications by names that are clear among these too.
    void learn(List<Entry> entries) {
        entries.forEach(entry -> MentionedApplications.in(entry.record()).forEach(names::learn));
    }

    /// Empty for records that say nothing to people, such as status and facts.
    Optional<String> of(Entry entry) {
        learn(List.of(entry));
        return entry(entry.record()).map(this::line).map(PlainText::line);
    }

    private Optional<LogEntry> entry(Object record) {
        return switch (record) {
            case Event event -> Optional.of(EventEntry.of(event, names));
            case Decision decision -> Optional.of(DecisionEntry.of(decision, names));
            case Plan plan -> Optional.of(plan(plan));
            case Release release -> Optional.of(release(release));
            case Outcome outcome -> Optional.of(OutcomeEntry.of(outcome, names));
            default -> Optional.empty();
        };
    }

    private LogEntry plan(Plan plan) {
        return new LogEntry(
                plan.at(),
                "plan",
                names.of(plan.subject().application()),
                plan.id().abbreviated()
                        + "  "
                        + plan.subject().commit().abbreviated()
                        + "  "
                        + Count.of(plan.index().entries().size(), "object")
                        + ", "
                        + Count.of(plan.bodies().size(), "body", "bodies"));
    }

    private LogEntry release(Release release) {
        return new LogEntry(
                release.at(),
                "release",
                names.of(release.subject().application()) + release.generation(),
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
