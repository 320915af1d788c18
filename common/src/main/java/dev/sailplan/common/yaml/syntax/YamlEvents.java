package dev.sailplan.common.yaml.syntax;

import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/// Reads the parser's events of one document, with places in the file; a syntax error is a [Refusal] that quotes
/// nothing.
public final class YamlEvents {
    /// The parser copies what it holds each time it reads on: small pieces make long texts quadratic.
    private static final int LARGEST_BUFFER = 1 << 18;

    private final DocumentText chunk;
    private final Iterator<Event> events;
    private SourceLocation last;

    public YamlEvents(DocumentText chunk) {
        this.chunk = chunk;
        this.last = chunk.place(0, 0);
        this.events =
                new Parse(settings(chunk.text().length())).parseString(chunk.text()).iterator();
    }

    private static LoadSettings settings(int length) {
        return LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setUseMarks(true)
                .setBufferSize(Math.min(length + 2, LARGEST_BUFFER))
                .build();
    }

    /// Goes to the document's value; false where there is none.
    public boolean begin() {
        next();
        return next().getEventId() == ID.DocumentStart;
    }

    /// kubectl stops reading at the end of the first document: what follows would be lost silently.
    public void end() {
        next();
        Event after = next();
        if (after.getEventId() != ID.StreamEnd) {
            throw new Refusal(
                    placeOf(after), "kubectl ignores what follows here; begin a document with ---");
        }
    }

    public Event next() {
        try {
            Event event = events.next();
            last = placeOf(event.getEndMark());
            return event;
        } catch (MarkedYamlEngineException e) {
            throw new Refusal(placeOf(e), SyntaxReason.of(e.getProblem()));
        } catch (RuntimeException e) {
            // The parser lets through what Java throws at an escape such as \UFFFFFFFF.
            throw new Refusal(last, SyntaxReason.UNKNOWN);
        }
    }

    /// What made one document of two, where that is likely: a separator that hangs at the end of a line between them.
    public OptionalInt gluedSeparator(SourceLocation from, SourceLocation before) {
        return chunk.gluedSeparator(from.line(), before.line());
    }

    public SourceLocation placeOf(Event event) {
        return placeOf(event.getStartMark());
    }

    private SourceLocation placeOf(MarkedYamlEngineException e) {
        return placeOf(e.getProblemMark().or(e::getContextMark));
    }

    private SourceLocation placeOf(Optional<Mark> mark) {
        return mark.map(at -> chunk.place(at.getLine(), at.getColumn()))
                .orElseGet(() -> chunk.place(0, 0));
    }
}
