package dev.sailplan.deploy.cli.log;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.text.ApplicationNames;
import dev.sailplan.common.domain.text.ConstantWord;

/// Puts into words what a Git host or a person told the gateway.
final class EventEntry {
    private EventEntry() {}

    static LogEntry of(Event event, ApplicationNames names) {
        return new LogEntry(event.at(), "event", event.repository().value(), words(event, names));
    }

    private static String words(Event event, ApplicationNames names) {
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
                            + ConstantWord.of(change.pullRequest().action())
                            + by(change.actor().login());
            case Event.SourceChanged source -> "source " + source.source();
            case Event.Request request ->
                    request.getClass().getSimpleName()
                            + " for "
                            + names.of(request.target().application())
                            + by(request.person());
        };
    }

    private static String by(String login) {
        return login.isEmpty() ? "" : " by " + login;
    }
}
