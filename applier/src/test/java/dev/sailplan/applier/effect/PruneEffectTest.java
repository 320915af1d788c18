package dev.sailplan.applier.effect;

import static dev.sailplan.applier.effect.Objects.APP;
import static dev.sailplan.applier.effect.Objects.OTHER_APP;
import static dev.sailplan.applier.effect.Objects.OURS;
import static dev.sailplan.applier.effect.Objects.WEB;
import static dev.sailplan.applier.effect.Objects.known;
import static dev.sailplan.applier.effect.Objects.label;
import static dev.sailplan.applier.effect.Objects.live;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.effect.hold.HoldReasons;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.FieldChange.Origin;
import dev.sailplan.common.domain.effect.Prediction.Proven;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.LimitSources;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.plan.PlanOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class PruneEffectTest {
    private static PruneEffect of(InventoryEntry entry, JsonObject live) {
        return PruneEffect.of(entry, Optional.of(live), APP);
    }

    @Test
    void deletes_only_where_inventory_label_and_uid_agree() {
        JsonObject ours = live("blue", label(APP.value()), OURS);
        InventoryEntry otherUid = known(Optional.of("u0"), Digest.of("x"), Optional.empty());
        InventoryEntry noUid = known(Optional.empty(), Digest.of("x"), Optional.empty());

        assertThat(of(known(), ours)).isInstanceOf(PruneEffect.Delete.class);
        assertThat(of(noUid, ours)).isInstanceOf(PruneEffect.Delete.class);
        assertThat(of(otherUid, ours)).isInstanceOf(PruneEffect.Forget.class);
        assertThat(of(known(), live("blue", "", OURS))).isInstanceOf(PruneEffect.Forget.class);
        assertThat(of(known(), live("blue", label(OTHER_APP), OURS)))
                .isInstanceOf(PruneEffect.Forget.class);
        assertThat(of(noUid, live("blue", label(APP.value()), "")))
                .isInstanceOf(PruneEffect.Forget.class);
        assertThat(PruneEffect.of(known(), Optional.empty(), APP))
                .isEqualTo(new PruneEffect.Forget("already gone"));
    }

    @Test
    void keeps_what_says_so_and_what_a_controller_owns() {
        String disabled = ",'annotations':{'sailplan.dev/prune':'disabled'}";
        String owned = ",'ownerReferences':[{'kind':'Web','name':'w','controller':true}]";

        assertThat(of(known(), live("blue", label(APP.value()) + disabled, OURS)))
                .isEqualTo(new PruneEffect.Keep("sailplan.dev/prune: disabled"));
        assertThat(of(known(), live("blue", label(APP.value()) + owned, OURS)))
                .isEqualTo(new PruneEffect.Keep("Web/w owns it"));
    }

    private static Effect prune(String kind, String name) {
        String group = kind.startsWith("Custom") ? "apiextensions.k8s.io" : "";
        return new Effect.Prune(new ObjectId(group, kind, "", name), new Proven());
    }

    private static Effects prunes(int count) {
        return new Effects(
                IntStream.range(0, count).mapToObj(i -> prune("ConfigMap", "c" + i)).toList());
    }

    @Test
    void holds_when_a_limit_is_crossed_and_says_which() {
        assertThat(HoldReasons.limits(prunes(14), options(Limits.DEFAULT), 40))
                .contains("deletes 14 of 40 objects (limit 10)");
        assertThat(HoldReasons.limits(prunes(4), options(Limits.DEFAULT), 10))
                .contains("deletes 4 of 10 objects (limit 30 %)");
        assertThat(HoldReasons.limits(prunes(3), options(Limits.DEFAULT), 3)).isEmpty();
    }

    @Test
    void a_limit_is_said_with_whose_it_is() {
        PlanOptions own = options(new Limits(100, 100));
        PlanOptions capped = own.under(LimitSources.Source.PROJECT, new Limits(10, 100));
        PlanOptions before = capped.under(LimitSources.Source.APPLIED_LAST, new Limits(5, 100));

        assertThat(HoldReasons.limits(prunes(14), own, 40)).isEmpty();
        assertThat(HoldReasons.limits(prunes(14), capped, 40))
                .contains("deletes 14 of 40 objects (limit 10 of its project)");
        assertThat(HoldReasons.limits(prunes(14), before, 40).orElseThrow())
                .contains("limit 5, as applied last");
        assertThat(
                        HoldReasons.limits(
                                prunes(14),
                                options(Limits.DEFAULT)
                                        .under(LimitSources.Source.PROJECT, new Limits(100, 100)),
                                40))
                .contains("deletes 14 of 40 objects (limit 10 of the application)");
    }

    @Test
    void a_hold_names_every_way_out() {
        assertThat(HoldReasons.command(prunes(14), "shop@dev#43"))
                .isEqualTo(
                        "./sailplan release shop@dev#43 --reason \"…\" lets it go on, ./sailplan let-go"
                                + " shop@dev#43 --reason \"…\" leaves ConfigMap/c0, ConfigMap/c1,"
                                + " ConfigMap/c10 and 11 more to others, or push a commit that"
                                + " restores ConfigMap/c0, ConfigMap/c1, ConfigMap/c10 and 11 more"
                                + " (git revert does)");
        assertThat(HoldReasons.command(Effects.NONE, "shop@dev#43"))
                .isEqualTo(
                        "./sailplan release shop@dev#43 --reason \"…\" lets it go on, or push a commit"
                                + " that changes what is held (git revert takes it back)");
    }

    private static PlanOptions options(Limits limits) {
        return new PlanOptions(
                "shop",
                false,
                limits,
                true,
                PlanOptions.Adopt.IDENTICAL,
                PlanOptions.Drift.CORRECT,
                Duration.ZERO);
    }

    @Test
    void always_holds_the_deletion_of_what_contains_more_than_it_shows() {
        Effects effects =
                new Effects(
                        List.of(
                                prune("Namespace", "shop"),
                                prune("CustomResourceDefinition", "webs.example.com"),
                                prune("PersistentVolumeClaim", "data"),
                                prune("PersistentVolume", "disk")));

        assertThat(HoldReasons.containers(effects))
                .containsExactly(
                        "deletes the CustomResourceDefinition webs.example.com with every object of"
                                + " its kind",
                        "deletes the Namespace shop with everything in it, whoever made it",
                        "deletes the PersistentVolume disk with its data",
                        "deletes the PersistentVolumeClaim data with its data");
    }

    @Test
    void what_is_more_destructive_than_approved_is_named() {
        FieldChange taken =
                new FieldChange(
                        "spec.replicas",
                        Optional.of("1"),
                        Optional.of("2"),
                        new Origin.Taken(List.of("hpa")));
        Effect update = new Effect.Update(WEB, List.of(taken), new Proven());
        Effects approved = new Effects(List.of(prune("ConfigMap", "a")));

        assertThat(HoldReasons.worseThan(approved, approved)).isEmpty();
        assertThat(HoldReasons.worseThan(approved, Effects.NONE)).isEmpty();
        assertThat(
                        HoldReasons.worseThan(
                                approved, new Effects(List.of(prune("ConfigMap", "b"), update))))
                .containsExactly(
                        "deletes ConfigMap/b, which was not in what was approved",
                        "takes spec.replicas of ConfigMap/shop/web from hpa, which was not in what"
                                + " was approved");
    }
}
