package dev.sailplan.common.log.fake;

import dev.sailplan.common.log.port.TopicPartition;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A consumer group with static members: who shall have which partition, and who has it still. Guarded by its
/// log.
public final class FakeGroup {
    private final Map<TopicPartition, Long> offsets = new HashMap<>();
    private final Map<String, FakeSession> members = new TreeMap<>();
    private final Map<TopicPartition, String> wanted = new TreeMap<>();
    private final Set<TopicPartition> shared = new TreeSet<>();
    private int generation;

    public Map<TopicPartition, Long> offsets() {
        return offsets;
    }

    int generation() {
        return generation;
    }

    boolean has(FakeSession session) {
        return members.containsValue(session);
    }

    /// Whether a newer session came with the same name.
    boolean replaced(String instance, FakeSession session) {
        FakeSession now = members.get(instance);
        return now != null && now != session;
    }

    /// A member that comes back under its name keeps its place, and nobody else notices.
    void join(String instance, FakeSession session, Collection<TopicPartition> partitions) {
        shared.addAll(partitions);
        boolean known = members.put(instance, session) != null;
        if (!known) {
            rebalance();
        }
    }

    void leave(String instance) {
        if (members.remove(instance) != null) {
            rebalance();
        }
    }

    /// What the member may have now: a partition moves only after its present owner has let go.
    Set<TopicPartition> granted(String instance) {
        Set<TopicPartition> granted = new HashSet<>();
        wanted.forEach((partition, owner) -> {
            if (owner.equals(instance) && !heldByOther(partition, instance)) {
                granted.add(partition);
            }
        });
        return granted;
    }

    private boolean heldByOther(TopicPartition partition, String instance) {
        return members.entrySet().stream()
                .anyMatch(it ->
                        !it.getKey().equals(instance) && it.getValue().owned().contains(partition));
    }

    /// Evens out the shares and moves as little as it can.
    private void rebalance() {
        generation++;
        wanted.values().removeIf(it -> !members.containsKey(it));
        if (members.isEmpty()) {
            return;
        }
        int share = Math.ceilDiv(shared.size(), members.size());
        for (String member : members.keySet()) {
            List<TopicPartition> has = has(member);
            has.stream().skip(share).forEach(wanted::remove);
        }
        for (TopicPartition partition : shared) {
            if (!wanted.containsKey(partition)) {
                wanted.put(partition, poorest());
            }
        }
    }

    private String poorest() {
        String poorest = members.keySet().iterator().next();
        for (String member : members.keySet()) {
            if (has(member).size() < has(poorest).size()) {
                poorest = member;
            }
        }
        return poorest;
    }

    private List<TopicPartition> has(String member) {
        return wanted.entrySet().stream()
                .filter(it -> it.getValue().equals(member))
                .map(Map.Entry::getKey)
                .toList();
    }
}
