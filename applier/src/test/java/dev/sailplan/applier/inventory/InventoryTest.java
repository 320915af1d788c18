package dev.sailplan.applier.inventory;

import static dev.sailplan.applier.inventory.Samples.applied;
import static dev.sailplan.applier.inventory.Samples.claiming;
import static dev.sailplan.applier.inventory.Samples.configMap;
import static dev.sailplan.applier.inventory.Samples.entries;
import static dev.sailplan.applier.inventory.Samples.entry;
import static dev.sailplan.applier.inventory.Samples.settlement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sailplan.applier.inventory.Inventory.Union;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.status.Status.Claim;
import dev.sailplan.common.domain.status.Status.End;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class InventoryTest {
    private final Inventory three = applied(entries(3));

    @Test
    void a_claim_marks_everything_to_be_written_or_pruned_unconfirmed_and_leaves_the_rest() {
        // Given
        IntendedWrite changed =
                new IntendedWrite(configMap("c0"), "v1", Optional.of("uid-c0"), Optional.empty());
        IntendedWrite added =
                new IntendedWrite(configMap("new"), "v1", Optional.empty(), Optional.empty());

        // When
        Inventory claimed =
                three.claimed(
                        claiming(2), new Union(List.of(changed, added), Set.of(configMap("c1"))));

        // Then
        assertThat(claimed.entries().values().stream().filter(e -> !e.confirmed()))
                .extracting(e -> e.object().name(), InventoryEntry::uid)
                .containsExactlyInAnyOrder(
                        tuple("c0", Optional.of("uid-c0")),
                        tuple("c1", Optional.of("uid-c1")),
                        tuple("new", Optional.empty()));
        assertThat(claimed.find(configMap("c2"))).contains(entry("c2"));
        assertThat(claimed.isSettled()).isFalse();
        assertThat(claimed.claimedGeneration()).isEqualTo(new Generation(2));
    }

    @Test
    void an_object_that_will_be_created_anew_loses_its_uid_and_takes_the_new_run() {
        RunId run = RunId.of(Digest.of("job"));
        IntendedWrite anew =
                new IntendedWrite(configMap("c0"), "v1", Optional.empty(), Optional.of(run));

        Inventory claimed = three.claimed(claiming(2), new Union(List.of(anew), Set.of()));

        InventoryEntry entry = claimed.find(configMap("c0")).orElseThrow();
        assertThat(entry.uid()).isEmpty();
        assertThat(entry.run()).contains(run);
        assertThat(entry.applied()).contains(Samples.DESIRED);
    }

    @Test
    void a_resume_is_the_same_claim_with_a_new_epoch() {
        Inventory claimed = three.claimed(claiming(2), Union.NONE);

        Inventory resumed = claimed.claimed(claiming(2), Union.NONE);

        assertThat(resumed.holder().map(ClaimHolder::epoch)).contains(3L);
        assertThat(resumed.claim()).isEqualTo(claimed.claim());
    }

    @Test
    void admits_only_what_is_above_the_claim_or_is_the_unsettled_claim_itself() {
        Inventory running = three.claimed(claiming(5), Union.NONE);

        assertThat(three.admits(Samples.claim(1))).as("settled").isFalse();
        assertThat(three.admits(Samples.claim(2))).isTrue();
        assertThat(running.admits(Samples.claim(5))).as("resume").isTrue();
        assertThat(running.admits(new Claim(new Generation(5), Digest.of("other")))).isFalse();
        assertThat(running.admits(Samples.claim(4))).isFalse();
        assertThatThrownBy(() -> running.claimed(claiming(4), Union.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("#4 comes too late");
    }

    @Test
    void an_inventory_that_moved_is_never_claimed_again() {
        Inventory moved =
                new Inventory(
                        three.owner(),
                        three.holder(),
                        three.claim(),
                        three.settled(),
                        three.intent(),
                        three.pinsAndPauses(),
                        Optional.of(ApplicationKey.parse("team/store@prod")),
                        three.entries());

        assertThatThrownBy(() -> moved.claimed(claiming(9), Union.NONE))
                .hasMessage("the application moved to team/store@prod");
    }

    @Test
    void what_was_never_claimed_can_not_be_recorded() {
        assertThatThrownBy(() -> three.recorded(List.of(entry("stranger"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ConfigMap/shop/stranger was never claimed");
    }

    @Test
    void a_failed_release_keeps_what_it_did_not_confirm_and_the_intent_before_it() {
        Inventory running =
                three.claimed(claiming(2), new Union(Samples.intended(entries(2)), Set.of()));

        Inventory failed =
                running.recorded(entries(1))
                        .settled(settlement(2, End.FAILED), Set.of(), Optional.empty());

        assertThat(failed.isSettled()).isTrue();
        assertThat(failed.intent()).isEqualTo(three.intent());
        assertThat(failed.entries().values().stream().filter(e -> !e.confirmed()))
                .extracting(e -> e.object().name())
                .containsExactly("c1");
    }

    @Test
    void only_the_release_that_holds_the_claim_settles() {
        Inventory running = three.claimed(claiming(3), Union.NONE);

        assertThatThrownBy(() ->
                        running.settled(settlement(2, End.APPLIED), Set.of(), Optional.empty()))
                .hasMessage("#2 does not hold the claim");
    }
}
