package dev.sailplan.common.log.port;

import java.util.List;

/// A comparison of topics with what they have to be. One that is missing is no fault: it loses no record, and what goes
/// there can wait for it.
///
/// @param missing the names of those that are not there
/// @param faults one line for each setting by which a record would be lost or misplaced, with what to do about it
public record TopicCheck(List<String> missing, List<String> faults) {
    public static final TopicCheck SOUND = new TopicCheck(List.of(), List.of());

    public TopicCheck {
        missing = List.copyOf(missing);
        faults = List.copyOf(faults);
    }
}
