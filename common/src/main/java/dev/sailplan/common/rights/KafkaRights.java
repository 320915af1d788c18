package dev.sailplan.common.rights;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.rights.Right.Operation;
import dev.sailplan.common.wire.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The table of who may read and write which topic. A blank is a promise as well: whoever breaks into one service
/// reads and forges nothing that is not its own.
public final class KafkaRights {
    private static final List<Role> COLUMNS = List.of(Role.values());

    /// A row: R reads, W writes, by the columns of [Role].
    private record Row(Function<ClusterName, String> topic, boolean isOfCluster, List<String> of) {
        Row {
            of = List.copyOf(of);
        }

        String letters(Role role) {
            return of.get(COLUMNS.indexOf(role));
        }
    }

    private static final List<Row> TABLE =
            List.of(
                    // intake, report, console, audit, planner, applier, auditor
                    shared(Topics.EVENTS, "W", "R", "RW", "R", "RW", "", ""),
                    shared(Topics.DECISIONS, "", "R", "R", "R", "W", "", ""),
                    ofCluster(Topics::plans, "", "R", "R", "R", "RW", "R", ""),
                    ofCluster(Topics::outcomes, "", "R", "R", "R", "R", "RW", ""),
                    ofCluster(Topics::status, "", "R", "R", "R", "R", "RW", ""),
                    shared(Topics.AUDIT, "", "", "R", "RW", "", "", "R"),
                    shared(Topics.DEAD_LETTERS, "W", "W", "RW", "RW", "W", "W", ""),
                    shared(Topics.PLANNER_STATE, "", "", "", "", "RW", "", ""),
                    ofCluster(Topics::applierState, "", "", "", "", "", "RW", ""));

    private final List<ClusterName> clusters;

    public KafkaRights(Collection<ClusterName> clusters) {
        this.clusters = clusters.stream().distinct().sorted().toList();
    }

    /// Everybody who has rights, an applier for each cluster.
    public List<Principal> principals() {
        return Stream.of(Role.values()).flatMap(this::principals).toList();
    }

    private Stream<Principal> principals(Role role) {
        return role == Role.APPLIER
                ? clusters.stream().map(it -> new Principal(role, Optional.of(it)))
                : Stream.of(Principal.of(role));
    }

    /// All that a principal may do; everything else is to be denied.
    public List<Right> of(Principal principal) {
        List<Right> rights = new ArrayList<>();
        topics().forEach(topic -> {
            Set<Operation> allowed = on(topic, principal);
            if (!allowed.isEmpty()) {
                rights.add(Right.onTopic(topic, allowed));
            }
        });
        rights.addAll(principal.own());
        return List.copyOf(rights);
    }

    /// Every topic, in the order of the table.
    public List<String> topics() {
        return TABLE.stream().flatMap(this::topics).toList();
    }

    private Stream<String> topics(Row row) {
        return row.isOfCluster()
                ? clusters.stream().map(row.topic())
                : Stream.of(row.topic().apply(NO_CLUSTER));
    }

    /// What the principal may do to the topic; empty is a blank.
    public Set<Operation> on(String topic, Principal principal) {
        Set<Operation> allowed = EnumSet.noneOf(Operation.class);
        for (Row row : TABLE) {
            if (topics(row).anyMatch(topic::equals) && isIts(row, topic, principal)) {
                row.letters(principal.role()).chars().forEach(it -> allowed.add(operation(it)));
            }
        }
        if (!allowed.isEmpty()) {
            // A service looks at its topics before it trusts them with a record.
            allowed.add(Operation.DESCRIBE_CONFIGS);
        }
        return allowed;
    }

    private static boolean isIts(Row row, String topic, Principal principal) {
        return !row.isOfCluster()
                || principal.cluster().map(row.topic()).map(topic::equals).orElse(true);
    }

    private static Operation operation(int letter) {
        return letter == 'R' ? Operation.READ : Operation.WRITE;
    }

    private static final ClusterName NO_CLUSTER = new ClusterName("none");

    private static Row shared(String topic, String... of) {
        return new Row(_ -> topic, false, List.of(of));
    }

    private static Row ofCluster(Function<ClusterName, String> topic, String... of) {
        return new Row(topic, true, List.of(of));
    }
}
