package dev.sailplan.deploy.cli;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.CommitId;
import java.util.Locale;

/// What a Git host or a person told the gateway, in words.
final class EventEntry {
    private EventEntry() {}

    static LogEntry of(Event event) {
        return new LogEntry(event.at(), "event", event.repository().value(), words(event));
    }

    private static String words(Event event) {
        return switch (event) {
            case Event.Pushed pushed ->
                    pushed.ref().shortName()
                            + " → "
                            + pushed.after().map(CommitId::abbreviated).orElse("deleted")
                            + by(pushed.actor().login());
            case Event.PullRequestChanged change ->
                    "pull request "
                            + change.pullRequest().number()
                            + " "
                            + change.pullRequest().action().name().toLowerCase(Locale.ROOT)
                            + by(change.actor().login());
            case Event.SourceChanged source -> "source " + source.source();
            case Event.Request request ->
                    request.getClass().getSimpleName()
                            + " for "
                            + request.target().application()
                            + by(request.person());
        };
    }

    private static String by(String login) {
        return login.isEmpty() ? "" : " by " + login;
    }
}
