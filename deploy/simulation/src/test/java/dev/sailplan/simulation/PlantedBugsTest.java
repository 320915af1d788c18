package dev.sailplan.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.simulation.Simulation.Seeds;
import dev.sailplan.simulation.world.Tampering;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Each bug is one that somebody could well write, and each is found.
class PlantedBugsTest {
    private static final Seeds SCHEDULES = new Seeds(1, 1000);

    @Test
    void a_dropped_cursor_is_found() {
        Predicate<Tampered.Call<LogSession>> cursors =
                call ->
                        call.is("send")
                                && call.arguments().getFirst() instanceof Outbound record
                                && record.key().startsWith("cursor/");
        assertFound(with(new Tampering(leavingOut(cursors), UnaryOperator.identity())));
    }

    @Test
    void offsets_left_out_of_transactions_are_found() {
        Predicate<Tampered.Call<LogSession>> offsets = call -> call.is("sendOffsets");
        assertFound(with(new Tampering(leavingOut(offsets), UnaryOperator.identity())));
    }

    @Test
    void a_skipped_claim_is_found() {
        assertFound(
                planted("dev.sailplan.applier.claim.ClaimSession", "make", CodeBuilder::return_));
    }

    @Test
    void a_prune_from_a_stale_inventory_is_found() {
        assertFound(
                with(
                        new Tampering(
                                UnaryOperator.identity(),
                                cluster ->
                                        Tampered.port(
                                                Cluster.class, cluster, new StaleInventories()))));
    }

    @Test
    void a_generation_used_again_after_state_was_lost_is_found() {
        ClassDesc generation = ClassDesc.of("dev.sailplan.common.domain.id.Generation");
        assertFound(
                planted(
                        "dev.sailplan.common.domain.status.Status",
                        "claimedGeneration",
                        code -> code.getstatic(generation, "NONE", generation).areturn()));
    }

    @Test
    void a_giver_that_deletes_what_has_moved_is_found() {
        assertFound(
                planted(
                        "firstFaultOfLively",
                        new PlantingLoader.Bug(
                                "dev.sailplan.applier.prepare.HandOver",
                                "kept",
                                code -> code.aload(1).areturn())));
    }

    @Test
    void results_kept_of_a_revoked_partition_are_found() {
        assertFound(
                planted(
                        "dev.sailplan.common.log.loop.PartitionAssignments",
                        "end",
                        CodeBuilder::return_));
    }

    private static UnaryOperator<Log> leavingOut(Predicate<Tampered.Call<LogSession>> left) {
        return log ->
                Tampered.port(
                        Log.class,
                        log,
                        call ->
                                call.is("join")
                                        ? Tampered.port(
                                                LogSession.class,
                                                (LogSession) call.proceed(),
                                                it -> left.test(it) ? "left out" : it.proceed())
                                        : call.proceed());
    }

    private static Optional<String> with(Tampering tampering) {
        return new Simulation(2, tampering).firstFailure(SCHEDULES).map(Schedule::report);
    }

    /// The product with this in it, loaded anew.
    private static Optional<String> planted(
            String className, String method, Consumer<CodeBuilder> code) {
        return planted("firstFault", new PlantingLoader.Bug(className, method, code));
    }

    /// @param worlds the method that looks for a fault in them
    private static Optional<String> planted(String worlds, PlantingLoader.Bug bug) {
        PlantingLoader loader = new PlantingLoader(bug);
        try {
            Object fault =
                    loader.loadClass("dev.sailplan.simulation.Simulation")
                            .getMethod(worlds, int.class, long.class, int.class)
                            .invoke(null, 2, SCHEDULES.from(), SCHEDULES.count());
            return fault instanceof Optional<?> found
                    ? found.map(String::valueOf)
                    : Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertFound(Optional<String> fault) {
        assertThat(fault).isPresent();
        assertThat(fault.get()).contains(" is violated: ");
    }
}
