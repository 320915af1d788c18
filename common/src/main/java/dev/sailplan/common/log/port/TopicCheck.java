package dev.sailplan.common.log.port;

import java.util.List;

/// A comparison of topics with what they have to be. One that is missing is no fault: it loses no record, and what goes
/// there can wait for it. Nor is one that may not be looked at: whether it may be written shows when it is.
///
/// @param missing the names of those that are not there
/// @param unread the names of those whose description or settings may not be read
/// @param faults one line for each setting by which a record would be lost or misplaced, with what to do about it
public record TopicCheck(List<String> missing, List<String> unread, List<String> faults) {
    public static final TopicCheck SOUND = new TopicCheck(List.of(), List.of(), List.of());

    public TopicCheck {
        missing = List.copyOf(missing);
        unread = List.copyOf(unread);
        faults = List.copyOf(faults);
    }
}
