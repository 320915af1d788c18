package dev.sailplan.planner.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.event.Actor;
import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.planner.lane.PlannerWorld;
import dev.sailplan.planner.state.ApplicationState.Attempts;
import dev.sailplan.planner.state.RepositoryState.Delay;
import dev.sailplan.planner.state.RepositoryState.Tip;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateCacheTest {
    private static final int REFS = 1000;
    private final PlannerWorld world = new PlannerWorld();
    private final StateCache cache = world.parts.wire().state();

    private Pushed push(int ref) {
        return new Pushed(
                new EventId("event-of-" + ref),
                PlannerWorld.SHOP,
                RefName.branch("branch-" + ref),
                Optional.empty(),
                Optional.empty(),
                Actor.NOBODY,
                world.now);
    }

    @Test
    void reads_the_attempts_that_an_earlier_version_wrote() {
        // Given
        Payload written = Payload.of("{\"count\":2}".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(cache.read("attempts", written, Attempts.class))
                .isEqualTo(Attempts.NONE.next().next());
    }

    @Test
    void forgets_the_pushes_that_waited_while_their_host_was_away() {
        // Given
        RepositoryState state =
                new RepositoryState(world.lane.state(), world.parts, PlannerWorld.SHOP);
        for (int ref = 0; ref < REFS; ref++) {
            Delay delay = new Delay(push(ref), world.now, 1);
            world.lane.commit(state.putDelay(Outputs.NONE, delay));
        }
        assertThat(state.delays()).hasSize(REFS);
        int before = cache.size();

        // When
        for (int ref = 0; ref < REFS; ref++) {
            world.lane.commit(state.endDelay(Outputs.NONE, push(ref).ref()));
        }

        // Then
        assertThat(state.delays()).isEmpty();
        assertThat(cache.size()).isEqualTo(before - REFS);
    }

    @Test
    void forgets_where_refs_were_that_are_deployed_no_longer() {
        // Given
        RepositoryState state =
                new RepositoryState(world.lane.state(), world.parts, PlannerWorld.SHOP);
        Tip tip = new Tip(world.git.commit("README.md", "words"), push(0).id());
        for (int ref = 0; ref < REFS; ref++) {
            RefName name = push(ref).ref();
            world.lane.commit(state.putTip(state.putShunned(Outputs.NONE, name, tip), name, tip));
            world.lane.commit(state.putRefused(Outputs.NONE, name, tip));
            state.tip(name);
            state.shunned(name);
            state.refused();
        }

        // When
        world.lane.commit(state.removeTips(Outputs.NONE));

        // Then
        assertThat(cache.size()).isZero();
    }
}
