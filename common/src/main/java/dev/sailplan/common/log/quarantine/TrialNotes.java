package dev.sailplan.common.log.quarantine;

import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.state.PartitionState;
import java.util.List;
import java.util.Optional;

/// Reads and changes what the state of a partition says of the processes that had it, and of what they began.
public record TrialNotes(PartitionState state) {
    /// The process that has the partition and has not given it back.
    public static final String PROCESS = "loop/life";

    /// Before the topic id and offset of a record, or the lane and name of a task, that was begun under watch.
    public static final String BEGUN = "loop/begun/";

    Optional<String> process() {
        return state.ofLoop(PROCESS).map(Payload::text);
    }

    /// The processes that began what has this key, if they said so.
    Optional<UnfinishedRuns> begun(String key) {
        return state.ofLoop(key).map(UnfinishedRuns::parse);
    }

    List<String> allBegun() {
        return state.keysOfLoop(BEGUN);
    }

    /// What has to be written so that the state names the process.
    Outputs naming(String process) {
        return process().filter(process::equals).isPresent()
                ? Outputs.NONE
                : Outputs.NONE.put(PROCESS, Payload.of(process));
    }

    /// What a process gives back with a partition: nothing of it killed anybody.
    Outputs cleared() {
        Outputs outputs = Outputs.NONE.remove(PROCESS);
        for (String key : allBegun()) {
            outputs = outputs.remove(key);
        }
        return outputs;
    }
}
