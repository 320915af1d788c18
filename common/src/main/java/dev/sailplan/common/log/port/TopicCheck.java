package dev.sailplan.common.log.port;

import java.util.List;

/// A comparison of topics with what they have to be. One that is missing is no fault: it loses no record, and what goes
/// there can wait for it. Nor is one that may not be looked at: whether it may be written shows when it is. Nor is a setting
/// that the broker says nothing of: those that only speak Kafka's protocol have not all of its settings.
///
/// @param missing the names of those that are not there
/// @param unread the names of those whose description or settings may not be read
/// @param unreported the names of the settings that are held to a value and of which the broker says nothing
/// @param faults one line for each setting by which a record would be lost or misplaced, with what to do about it
public record TopicCheck(
        List<String> missing, List<String> unread, List<String> unreported, List<String> faults) {
    public static final TopicCheck SOUND =
            new TopicCheck(List.of(), List.of(), List.of(), List.of());

    public TopicCheck {
        missing = List.copyOf(missing);
        unread = List.copyOf(unread);
        unreported = List.copyOf(unreported);
        faults = List.copyOf(faults);
    }

    /// What there is to say of a setting that is not reported.
    public static String words(String setting) {
        return "the broker doesn't report %s; Sailplan can't verify it".formatted(setting);
    }
}
