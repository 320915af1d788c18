package dev.sailplan.applier.rollout;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.health.ObjectHealth;
import dev.sailplan.applier.state.WatchedRollout.Written;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.status.ApiKind;
import dev.sailplan.common.log.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/// Looks at written objects until their rollout ends or its time is over.
public final class RolloutWait {
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private final ClusterTools tools;

    public RolloutWait(ClusterTools tools) {
        this.tools = tools;
    }

    /// The health at the end: healthy, degraded, or whatever it is when the time is over.
    public Health await(List<Written> objects, Duration atMost, Lane lane) {
        Instant begin = tools.time().instant();
        Instant end = begin.plus(atMost);
        while (true) {
            lane.checkpoint();
            Health health = look(objects);
            boolean over = !tools.time().instant().isBefore(end);
            if (over || health instanceof Health.Healthy || health instanceof Health.Degraded) {
                return health;
            }
            tools.retries().pause(pause(Duration.between(begin, tools.time().instant())));
        }
    }

    /// The longer, the longer it takes: what is quick is seen at once, what is slow is seldom asked for.
    private static Duration pause(Duration age) {
        Duration part = age.dividedBy(4);
        return part.compareTo(SHORTEST) < 0
                ? SHORTEST
                : part.compareTo(LONGEST) > 0 ? LONGEST : part;
    }

    /// The health of all of them now. One that can't be read ends the look: where a read hangs, so do the others, each
    /// for as long as it may take.
    Health look(List<Written> objects) {
        try {
            return objects.isEmpty() ? new Health.Healthy() : lookSurely(objects);
        } catch (ClusterUnavailable e) {
            return new Health.Progressing(String.valueOf(e.getMessage()));
        }
    }

    /// The same, where all of them can be read.
    ///
    /// @throws ClusterUnavailable when one of them can't
    Health lookSurely(List<Written> objects) {
        return ObjectHealth.all(tools.fanout().map(objects, this::lookAt));
    }

    /// Which of them do not work now, and those that can't be read. Once one can't, no further one is asked for.
    public List<ObjectId> unhealthy(List<Written> objects) {
        AtomicBoolean silent = new AtomicBoolean();
        List<Health> each = tools.fanout().map(objects, written -> seen(written, silent));
        return IntStream.range(0, objects.size())
                .filter(i -> !(each.get(i) instanceof Health.Healthy))
                .mapToObj(i -> objects.get(i).object())
                .toList();
    }

    /// A controller may see our write and go on saying for a while what it said of the rollout before, such as
    /// `ProgressDeadlineExceeded`: a Deployment of strategy Recreate does until its old pods are gone.
    private static Health about(Written written, JsonObject live) {
        Health now = ObjectHealth.written(live, written.generation());
        return now instanceof Health.Degraded(String why)
                        && written.degraded().equals(Optional.of(why))
                ? new Health.Progressing("as before the change: " + why)
                : now;
    }

    /// Says of which object it is said.
    private static Health named(ObjectId object, Health health) {
        String name = object.shortForm() + ": ";
        return switch (health) {
            case Health.Progressing(String why) -> new Health.Progressing(name + why);
            case Health.Degraded(String why) -> new Health.Degraded(name + why);
            case Health.Healthy _, Health.Stored _, Health.Unknown _ -> health;
        };
    }

    private Health seen(Written written, AtomicBoolean silent) {
        try {
            return silent.get() ? new Health.Unknown() : lookAt(written);
        } catch (ClusterUnavailable e) {
            silent.set(true);
            return new Health.Unknown();
        }
    }

    private Health lookAt(Written written) {
        try {
            return read(written);
        } catch (ClusterUnavailable e) {
            throw new ClusterUnavailable(written.object().shortForm() + " can't be read now", e);
        }
    }

    private Health read(Written written) {
        ObjectId object = written.object();
        ApiKind kind = tools.kinds().guessed(object, written.version());
        return tools.cluster()
                .look(kind, object)
                .map(live -> named(object, about(written, live)))
                .orElseGet(() ->
                        written.leaves()
                                ? new Health.Healthy()
                                : new Health.Degraded(object.shortForm() + " is gone"));
    }
}
