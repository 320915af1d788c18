package dev.sailplan.applier.effect;

import static dev.sailplan.applier.effect.Objects.APP;
import static dev.sailplan.applier.effect.Objects.COLOUR;
import static dev.sailplan.applier.effect.Objects.OTHER_APP;
import static dev.sailplan.applier.effect.Objects.OURS;
import static dev.sailplan.applier.effect.Objects.WEB;
import static dev.sailplan.applier.effect.Objects.asked;
import static dev.sailplan.applier.effect.Objects.created;
import static dev.sailplan.applier.effect.Objects.decide;
import static dev.sailplan.applier.effect.Objects.json;
import static dev.sailplan.applier.effect.Objects.known;
import static dev.sailplan.applier.effect.Objects.label;
import static dev.sailplan.applier.effect.Objects.live;
import static dev.sailplan.applier.effect.Objects.manifest;
import static dev.sailplan.applier.effect.Objects.owns;
import static dev.sailplan.applier.effect.Objects.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.effect.ObjectFinding.Found;
import dev.sailplan.applier.effect.ObjectFinding.NeedsForcedDryRun;
import dev.sailplan.applier.effect.ObjectFinding.Unanswered;
import dev.sailplan.applier.effect.WriteAnswer.Contested;
import dev.sailplan.applier.effect.WriteAnswer.FieldConflict;
import dev.sailplan.applier.effect.hold.HoldReasons;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.inventory.RunId;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.FieldChange.Origin;
import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.effect.Prediction.Invalid;
import dev.sailplan.common.domain.effect.Prediction.Predicted;
import dev.sailplan.common.domain.effect.Prediction.Proven;
import dev.sailplan.common.domain.effect.Prediction.Unreachable;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.plan.PlanOptions.Adopt;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@NullMarked
class EffectDecisionTest {
    private static final JsonObject MANIFEST = manifest("");
    private static final JsonObject BLUE = live("blue", label(APP.value()), OURS);
    private static final JsonObject GREEN = live("green", label(APP.value()), OURS);
    private static final String KUBECTL = owns("kubectl-edit", "Update", COLOUR);
    private static final WriteAnswer CONFLICT =
            new FieldConflict(
                    List.of(new Contested(".data.color", "kubectl-edit")), "conflict with kubectl");
    private static final Fence FENCE = new Fence(Optional.of("u1"), Optional.of("5"), false);

    private static Found found(Optional<InventoryEntry> known, LiveObject seen) {
        return (Found) decide(Adopt.IDENTICAL).decide(asked(known, MANIFEST), seen);
    }

    private static Prediction prediction(WriteAnswer answer, JsonObject... work) {
        AskedObject asked = asked(Optional.empty(), MANIFEST);
        ObjectFinding found =
                decide(Adopt.IDENTICAL, work)
                        .decide(asked, LiveObject.of(Optional.empty(), answer));
        return ((Found) found).effect().prediction();
    }

    @Test
    void what_is_not_there_is_created() {
        assertThat(
                        found(Optional.empty(), LiveObject.of(Optional.empty(), created(GREEN)))
                                .effect())
                .isEqualTo(new Effect.Create(WEB, new Proven()));
    }

    @Test
    void what_is_ours_and_differs_is_updated_behind_a_fence() {
        Found found = found(Optional.of(known()), LiveObject.of(Optional.of(BLUE), stored(GREEN)));

        FieldChange colour =
                new FieldChange(
                        "data.color",
                        Optional.of("blue"),
                        Optional.of("green"),
                        new Origin.FromGit());
        assertThat(found.effect()).isEqualTo(new Effect.Update(WEB, List.of(colour), new Proven()));
        assertThat(found.fence()).isEqualTo(FENCE);
    }

    @Test
    void what_is_as_declared_is_unchanged() {
        assertThat(
                        found(Optional.of(known()), LiveObject.of(Optional.of(BLUE), stored(BLUE)))
                                .effect())
                .isEqualTo(new Effect.Unchanged(WEB, new Proven()));
    }

    @Test
    void a_field_that_becomes_ours_with_the_value_it_has_is_still_written() {
        JsonObject defaulted = live("blue", label(APP.value()), owns("sailplan", "Apply", "{}"));

        assertThat(
                        found(
                                        Optional.of(known()),
                                        LiveObject.of(Optional.of(defaulted), stored(BLUE)))
                                .effect())
                .isEqualTo(new Effect.Update(WEB, List.of(), new Proven()));
    }

    @Test
    void a_conflict_is_asked_again_with_force_and_then_names_whom_the_field_is_taken_from() {
        // Given
        JsonObject live = live("red", label(APP.value()), KUBECTL);
        AskedObject asked = asked(Optional.of(known()), MANIFEST);
        LiveObject seen = LiveObject.of(Optional.of(live), CONFLICT);

        // When
        ObjectFinding first = decide(Adopt.IDENTICAL).decide(asked, seen);
        Found second =
                (Found) decide(Adopt.IDENTICAL).decide(asked, seen.withForced(stored(GREEN)));

        // Then
        assertThat(first).isEqualTo(new NeedsForcedDryRun());
        assertThat(((Effect.Update) second.effect()).fields())
                .extracting(FieldChange::origin)
                .containsExactly(new Origin.Taken(List.of("kubectl-edit")));
        assertThat(second.fence().force()).isTrue();
        assertThat(HoldReasons.takeOvers(new Effects(List.of(second.effect()))))
                .containsExactly(
                        "takes .data.color of ConfigMap/web (red → green) from kubectl-edit: leave"
                                + " it out of Git, or say takeOver: yes");
    }

    @Test
    void an_adoption_takes_from_a_controller_only_what_somebody_agreed_to() {
        JsonObject live = live("red", "", owns("scaler", "Apply", COLOUR));
        WriteAnswer conflict =
                new FieldConflict(List.of(new Contested(".data.color", "scaler")), "conflict");
        LiveObject seen = LiveObject.of(Optional.of(live), conflict).withForced(stored(GREEN));

        Found found = (Found) decide(Adopt.YES).decide(asked(Optional.empty(), MANIFEST), seen);

        assertThat(found.ownership()).isEmpty();
        assertThat(HoldReasons.takeOvers(new Effects(List.of(found.effect()))))
                .singleElement()
                .asString()
                .contains("from scaler");
    }

    @Test
    void entries_of_an_older_version_that_does_not_know_a_field_move_first() {
        JsonObject live =
                live("blue", label(APP.value()), OURS.replace("'v1'", "'example.com/v1beta1'"));
        IndexEntry entry =
                new IndexEntry(
                        new ObjectId("example.com", "Server", "shop", "web"),
                        "v1",
                        Objects.DESIRED,
                        0,
                        new SourceLocation("web.yaml", 1, 1));
        AskedObject asked =
                new AskedObject(entry, MANIFEST, Optional.of(known()), Optional.empty(), false);
        WriteAnswer unknown =
                new WriteAnswer.Invalid(500, ".spec.policy: field not declared in schema");

        Found found =
                (Found) decide(Adopt.NO).decide(asked, LiveObject.of(Optional.of(live), unknown));

        assertThat(found.effect().prediction())
                .isEqualTo(
                        new Predicted("its managedFields name example.com/v1beta1 and move first"));
        assertThat(found.ownership().orElseThrow().entries().toString())
                .contains("example.com/v1")
                .doesNotContain("v1beta1");
    }

    @Test
    void a_field_that_we_applied_before_is_retaken() {
        JsonObject live = live("red", label(APP.value()), KUBECTL);
        InventoryEntry same = known(Optional.of("u1"), Objects.DESIRED, Optional.empty());

        Found found =
                found(
                        Optional.of(same),
                        LiveObject.of(Optional.of(live), CONFLICT).withForced(stored(GREEN)));

        assertThat(((Effect.Update) found.effect()).fields())
                .extracting(FieldChange::origin)
                .containsExactly(new Origin.Retaken(List.of("kubectl-edit")));
    }

    @Test
    void an_object_of_another_application_is_never_touched() {
        JsonObject theirs = live("blue", label(OTHER_APP), OURS);

        assertThat(
                        found(
                                        Optional.of(known()),
                                        LiveObject.of(Optional.of(theirs), stored(theirs)))
                                .effect())
                .extracting(Effect::prediction)
                .isEqualTo(new Invalid("it belongs to the application with the id " + OTHER_APP));
    }

    @Test
    void an_entry_without_uid_is_ours_by_manager_and_label_after_a_crash() {
        InventoryEntry claimed = known(Optional.empty(), Objects.DESIRED, Optional.empty());

        assertThat(
                        found(Optional.of(claimed), LiveObject.of(Optional.of(BLUE), stored(BLUE)))
                                .effect())
                .isInstanceOf(Effect.Unchanged.class);
        JsonObject unmarked = live("blue", "", KUBECTL);
        assertThat(
                        found(
                                        Optional.of(claimed),
                                        LiveObject.of(Optional.of(unmarked), stored(BLUE)))
                                .effect())
                .isInstanceOf(Effect.Adopt.class);
    }

    @Test
    void an_identical_stranger_is_adopted_and_another_is_not() {
        JsonObject stranger = live("blue", "", KUBECTL);

        Effect same =
                found(Optional.empty(), LiveObject.of(Optional.of(stranger), stored(BLUE)))
                        .effect();
        Effect other =
                found(Optional.empty(), LiveObject.of(Optional.of(stranger), CONFLICT)).effect();

        assertThat(((Effect.Adopt) same).fields())
                .containsExactly(
                        new FieldChange(
                                "metadata.managedFields",
                                Optional.of("kubectl-edit"),
                                Optional.of("sailplan"),
                                new Origin.Adopted(List.of("kubectl-edit"))));
        assertThat(same.prediction()).isEqualTo(new Proven());
        assertThat(other.prediction().toString())
                .contains("differs in .data.color of kubectl-edit")
                .contains("adopt: yes");
    }

    @Test
    void adopt_yes_takes_what_differs_and_adopt_no_takes_nothing() {
        LiveObject seen = LiveObject.of(Optional.of(live("red", "", KUBECTL)), CONFLICT);
        AskedObject asked = asked(Optional.empty(), MANIFEST);

        Found yes = (Found) decide(Adopt.YES).decide(asked, seen.withForced(stored(GREEN)));
        Found no = (Found) decide(Adopt.NO).decide(asked, seen);

        assertThat(decide(Adopt.YES).decide(asked, seen)).isEqualTo(new NeedsForcedDryRun());
        assertThat(((Effect.Adopt) yes.effect()).fields())
                .extracting(FieldChange::origin)
                .containsExactly(
                        new Origin.Taken(List.of("kubectl-edit")),
                        new Origin.Adopted(List.of("kubectl-edit")));
        assertThat(HoldReasons.takeOvers(new Effects(List.of(yes.effect())))).isEmpty();
        assertThat(no.effect().prediction()).isInstanceOf(Invalid.class);
    }

    @Test
    void what_argo_cd_flux_or_helm_look_after_is_not_adopted() {
        JsonObject tracked =
                live(
                        "blue",
                        ",'annotations':{'argocd.argoproj.io/tracking-id':'shop:/ConfigMap:web'}",
                        KUBECTL);

        ObjectFinding found =
                decide(Adopt.YES)
                        .decide(
                                asked(Optional.empty(), MANIFEST),
                                LiveObject.of(Optional.of(tracked), stored(tracked)));

        assertThat(((Found) found).effect().prediction().toString())
                .contains("Argo CD shop:/ConfigMap:web looks after it");
    }

    @Test
    void an_object_with_our_name_but_another_uid_is_a_stranger() {
        InventoryEntry gone = known(Optional.of("u0"), Digest.of("before"), Optional.empty());

        assertThat(
                        found(Optional.of(gone), LiveObject.of(Optional.of(BLUE), stored(GREEN)))
                                .effect())
                .isInstanceOf(Effect.Adopt.class)
                .extracting(Effect::prediction)
                .isInstanceOf(Invalid.class);
    }

    @Test
    void an_immutable_field_is_replaced_only_where_that_is_allowed() {
        LiveObject seen =
                LiveObject.of(
                        Optional.of(BLUE), new WriteAnswer.Immutable("spec.x: field is immutable"));
        JsonObject allowed = manifest(",'annotations':{'sailplan.dev/replace':'allowed'}");

        Found no = found(Optional.of(known()), seen);
        Found yes = (Found) decide(Adopt.NO).decide(asked(Optional.of(known()), allowed), seen);

        assertThat(no.effect()).isInstanceOf(Effect.Replace.class);
        assertThat(no.effect().prediction().toString())
                .contains("spec.x: field is immutable")
                .contains("sailplan.dev/replace: allowed");
        assertThat(yes.effect().prediction()).isInstanceOf(Predicted.class);
        assertThat(yes.fence().uid()).contains("u1");
    }

    @Test
    void a_claim_to_a_volume_is_never_replaced() {
        ObjectId claim = new ObjectId("", "PersistentVolumeClaim", "shop", "data");
        JsonObject allowed = manifest(",'annotations':{'sailplan.dev/replace':'allowed'}");

        ObjectFinding found =
                decide(Adopt.NO)
                        .decide(
                                asked(claim, Optional.of(known()), allowed),
                                LiveObject.of(
                                        Optional.of(BLUE), new WriteAnswer.Immutable("spec")));

        assertThat(((Found) found).effect().prediction()).isInstanceOf(Invalid.class);
    }

    @Test
    void what_the_plan_itself_brings_makes_a_refusal_a_prediction() {
        JsonObject namespace =
                json("{'apiVersion':'v1','kind':'Namespace','metadata':{'name':'shop'}}");
        JsonObject crd =
                json(
                        "{'kind':'CustomResourceDefinition','metadata':{'name':'x'},"
                                + "'spec':{'group':'','names':{'kind':'ConfigMap'}}}");
        WriteAnswer noNamespace = new WriteAnswer.NoSuchNamespace("namespaces \"shop\" not found");
        WriteAnswer noKind = new WriteAnswer.NoSuchKind("404");

        assertThat(prediction(noNamespace, namespace)).isInstanceOf(Predicted.class);
        assertThat(prediction(noNamespace)).isInstanceOf(Invalid.class);
        assertThat(prediction(noKind, crd)).isInstanceOf(Predicted.class);
        assertThat(prediction(noKind)).isInstanceOf(Invalid.class);
    }

    @Test
    void a_missing_namespace_is_told_with_what_would_make_it() {
        assertThat(whyNoNamespace("shop", false))
                .contains("no namespace shop; declare it or set createNamespace: true (");
        assertThat(whyNoNamespace("shop-app", true))
                .contains("no namespace shop; declare it: createNamespace makes only shop-app (");
        assertThat(whyNoNamespace("shop-app", false)).contains("no namespace shop; declare it (");
    }

    private static String whyNoNamespace(String destination, boolean created) {
        WriteAnswer none = new WriteAnswer.NoSuchNamespace("namespaces \"shop\" not found");
        ObjectFinding found =
                decide(Objects.options(destination, created, Adopt.IDENTICAL))
                        .decide(
                                asked(Optional.empty(), MANIFEST),
                                LiveObject.of(Optional.empty(), none));
        return ((Found) found).effect().prediction().toString();
    }

    @Test
    void a_status_counts_only_where_it_is_ours_to_write() {
        // Given
        String status = "{'f:status':{}}";
        JsonObject off = live("blue", label(APP.value()), owns("sailplan", "Apply", status));
        JsonObject theirs = live("blue", label(APP.value()), owns("other", "Update", status));

        // Then
        assertThat(told(off).effect())
                .isEqualTo(
                        new Effect.Update(
                                WEB,
                                List.of(
                                        new FieldChange(
                                                "status",
                                                Optional.of("off"),
                                                Optional.of("on"),
                                                new Origin.FromGit())),
                                new Proven()));
        assertThat(told(theirs).effect()).isEqualTo(new Effect.Unchanged(WEB, new Proven()));
    }

    private static Found told(JsonObject live) {
        return found(
                Optional.of(known()),
                LiveObject.of(
                        Optional.of(live.with("status", Json.text("off"))),
                        stored(live.with("status", Json.text("on")))));
    }

    @Test
    void a_dead_webhook_blocks_what_it_guards_but_not_the_plan_that_repairs_it() {
        WriteAnswer dead =
                new WriteAnswer.WebhookUnavailable(
                        "validate.kyverno.svc",
                        "Post \"https://kyverno-svc.kyverno.svc:443/validate\": refused");
        JsonObject repair =
                json("{'kind':'Deployment','metadata':{'name':'kyverno','namespace':'kyverno'}}");

        assertThat(prediction(dead)).isEqualTo(new Unreachable("validate.kyverno.svc"));
        assertThat(prediction(dead, repair)).isInstanceOf(Predicted.class);
    }

    @Test
    void answers_that_say_nothing_about_the_object_are_asked_again() {
        AskedObject asked = asked(Optional.of(known()), MANIFEST);
        EffectDecision decide = decide(Adopt.IDENTICAL);
        WriteAnswer busy = new WriteAnswer.Retryable(429, "slow down", Optional.empty());
        JsonObject leaving = live("blue", ",'deletionTimestamp':'2026-01-01T00:00:00Z'", OURS);
        JsonObject newer = GREEN.with("metadata", json("{'resourceVersion':'6'}"));

        assertThat(decide.decide(asked, LiveObject.of(Optional.of(BLUE), busy)))
                .isEqualTo(new Unanswered(busy));
        assertThat(decide.decide(asked, LiveObject.of(Optional.of(leaving), stored(leaving))))
                .isInstanceOf(Unanswered.class);
        assertThat(decide.decide(asked, LiveObject.of(Optional.of(BLUE), stored(newer))))
                .isInstanceOf(Unanswered.class);
        assertThat(decide.decide(asked, LiveObject.of(Optional.of(BLUE), created(GREEN))))
                .isInstanceOf(Unanswered.class);
        assertThat(decide.decide(asked, LiveObject.of(Optional.empty(), stored(GREEN))))
                .isInstanceOf(Unanswered.class);
    }

    private static final RunId RUN = RunId.of(Objects.DESIRED);
    private static final ObjectId JOB = new ObjectId("batch", "Job", "shop", "migrate");

    private static final JsonObject RAN =
            live(
                    "blue",
                    ",'labels':{'sailplan.dev/application':'%s','sailplan.dev/run':'g6'}"
                            .formatted(APP),
                    OURS);

    private static Found run(Optional<InventoryEntry> known, LiveObject seen, String spec) {
        JsonObject job = manifest("").with("spec", json(spec));
        return (Found) decide(Adopt.IDENTICAL).decide(asked(JOB, known, job), seen);
    }

    @Test
    void a_job_runs_once_per_digest_even_when_it_is_gone() {
        InventoryEntry done = known(Optional.of("u1"), Objects.DESIRED, Optional.of(RUN));

        assertThat(
                        run(Optional.empty(), LiveObject.of(Optional.empty(), created(GREEN)), "{}")
                                .effect())
                .isEqualTo(new Effect.Run(JOB, RUN.value(), new Proven()));
        assertThat(
                        run(
                                        Optional.of(done),
                                        LiveObject.of(Optional.empty(), created(GREEN)),
                                        "{}")
                                .effect())
                .isInstanceOf(Effect.Unchanged.class);
    }

    @Test
    void a_changed_job_runs_again_whatever_the_server_says_about_changing_it() {
        InventoryEntry before =
                known(
                        Optional.of("u1"),
                        Digest.of("before"),
                        Optional.of(RunId.of(Digest.of("before"))));

        Found found =
                run(
                        Optional.of(before),
                        LiveObject.of(Optional.of(RAN), new WriteAnswer.Immutable("spec.template")),
                        "{}");

        assertThat(found.effect())
                .isEqualTo(
                        new Effect.Run(
                                JOB,
                                RUN.value(),
                                new Predicted("its earlier run is deleted first")));
        assertThat(found.fence().uid()).contains("u1");
    }

    @Test
    void after_a_crash_the_run_that_is_there_is_not_run_twice() {
        InventoryEntry claimed = known(Optional.empty(), Objects.DESIRED, Optional.of(RUN));
        JsonObject there =
                live(
                        "blue",
                        ",'labels':{'sailplan.dev/application':'%s','sailplan.dev/run':'%s'}"
                                .formatted(APP, RUN),
                        OURS);

        assertThat(
                        run(
                                        Optional.of(claimed),
                                        LiveObject.of(Optional.of(there), stored(there)),
                                        "{}")
                                .effect())
                .isInstanceOf(Effect.Unchanged.class);
    }

    @Test
    void after_a_crash_a_run_that_may_have_finished_is_held_and_one_that_can_not_have_is_run() {
        InventoryEntry claimed = known(Optional.empty(), Objects.DESIRED, Optional.of(RUN));
        LiveObject gone = LiveObject.of(Optional.empty(), created(GREEN));

        assertThat(run(Optional.of(claimed), gone, "{'ttlSecondsAfterFinished':0}").hold())
                .hasValueSatisfying(why -> assertThat(why).contains("Job/migrate was started"));
        assertThat(run(Optional.of(claimed), gone, "{}").hold()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Adopt.class)
    void a_hook_runs_once_per_generation(Adopt adopt) {
        JsonObject hook = manifest(",'annotations':{'sailplan.dev/hook':'before'}");
        InventoryEntry earlier =
                known(Optional.of("u1"), Objects.DESIRED, Optional.of(RunId.of(new Generation(6))));

        ObjectFinding found =
                decide(adopt)
                        .decide(
                                asked(Optional.of(earlier), hook),
                                LiveObject.of(Optional.of(RAN), stored(RAN)));

        assertThat(((Found) found).effect()).isInstanceOf(Effect.Run.class);
        assertThat(((Effect.Run) ((Found) found).effect()).run()).isEqualTo("g7");
    }

    private static Found annotated(ObjectId object, JsonObject live, String annotations) {
        JsonObject manifest = manifest(",'annotations':{" + annotations + "}");
        return (Found)
                decide(Adopt.YES)
                        .decide(
                                asked(object, Optional.of(known()), manifest),
                                LiveObject.of(Optional.of(live), stored(live)));
    }

    @Test
    void what_was_not_made_to_run_is_replaced_only_where_that_is_allowed() {
        String hook = "'sailplan.dev/hook':'before'";
        Found no = annotated(WEB, BLUE, hook);
        Found once = annotated(WEB, BLUE, "'sailplan.dev/run':'once'");
        Found copied = annotated(WEB, RAN, hook);
        Found yes = annotated(WEB, BLUE, hook + ",'sailplan.dev/replace':'allowed'");

        for (Found refused : List.of(no, once, copied)) {
            assertThat(refused.effect()).isInstanceOf(Effect.Replace.class);
            assertThat(refused.effect().prediction().toString())
                    .contains("was not made to run")
                    .contains("sailplan.dev/replace: allowed");
        }
        assertThat(yes.effect()).isInstanceOf(Effect.Replace.class);
        assertThat(yes.effect().prediction()).isInstanceOf(Predicted.class);
        assertThat(new Effects(List.of(yes.effect())).deletions()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', Namespace",
        "'', PersistentVolume",
        "'', PersistentVolumeClaim",
        "apiextensions.k8s.io, CustomResourceDefinition"
    })
    void what_others_put_things_into_is_never_deleted_to_run(String group, String kind) {
        ObjectId object = new ObjectId(group, kind, "", "web");
        String allowed = "'sailplan.dev/run':'once','sailplan.dev/replace':'allowed'";

        for (JsonObject live : List.of(BLUE, RAN)) {
            Effect effect = annotated(object, live, allowed).effect();
            assertThat(effect).isInstanceOf(Effect.Replace.class);
            assertThat(effect.prediction().toString())
                    .contains("a " + kind + " is never deleted to be created again");
        }
    }
}
