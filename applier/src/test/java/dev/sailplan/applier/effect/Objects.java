package dev.sailplan.applier.effect;

import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.inventory.RunId;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.plan.PlanOptions.Adopt;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.wire.json.JsonCodec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;

/// Objects for the tests of effects; quotes are written as `'`.
@NullMarked
final class Objects {
    static final JsonCodec JSON = new JsonCodec();

    static final ApplicationId APP = new ApplicationId("a".repeat(26));
    static final String OTHER_APP = "b".repeat(26);
    static final ObjectId WEB = new ObjectId("", "ConfigMap", "shop", "web");
    static final Digest DESIRED = Digest.of("desired");
    static final Generation GENERATION = new Generation(7);

    private Objects() {}

    static JsonObject json(String text) {
        return JSON.object(text.replace('\'', '"'));
    }

    static JsonObject manifest(String more) {
        return json(
                "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'web','namespace':'shop'"
                        + more
                        + "}}");
    }

    /// A live ConfigMap with a colour, of this version; `fields` are those our manager owns.
    static JsonObject live(String colour, String metadata, String managed) {
        return json(
                """
                {'apiVersion':'v1','kind':'ConfigMap','data':{'color':'%s'},
                 'metadata':{'name':'web','namespace':'shop','uid':'u1','resourceVersion':'5'%s,
                   'managedFields':[%s]}}
                """
                        .formatted(colour, metadata, managed));
    }

    static String label(String application) {
        return ",'labels':{'sailplan.dev/application':'" + application + "'}";
    }

    static String owns(String manager, String operation, String fields) {
        return "{'manager':'%s','operation':'%s','apiVersion':'v1','fieldsV1':%s}"
                .formatted(manager, operation, fields);
    }

    static final String COLOUR = "{'f:data':{'f:color':{}}}";
    static final String OURS = owns("sailplan", "Apply", COLOUR);

    static AskedObject asked(Optional<InventoryEntry> known, JsonObject manifest) {
        return asked(WEB, known, manifest);
    }

    static AskedObject asked(ObjectId object, Optional<InventoryEntry> known, JsonObject manifest) {
        IndexEntry entry =
                new IndexEntry(object, "v1", DESIRED, 0, new SourceLocation("web.yaml", 1, 1));
        return new AskedObject(entry, manifest, known, Optional.empty(), false);
    }

    static InventoryEntry known(Optional<String> uid, Digest applied, Optional<RunId> run) {
        return new InventoryEntry(
                WEB, "v1", uid, Optional.of(applied), uid.isPresent(), run, Optional.empty());
    }

    static InventoryEntry known() {
        return known(Optional.of("u1"), Digest.of("before"), Optional.empty());
    }

    static EffectDecision decide(Adopt adopt, JsonObject... work) {
        return decide(options("shop", false, adopt), work);
    }

    static EffectDecision decide(PlanOptions options, JsonObject... work) {
        return new EffectDecision(
                new EffectDecision.Terms(
                        APP,
                        "shop",
                        GENERATION,
                        options,
                        PlanProvisions.by(List.of(work)),
                        _ -> Optional.empty(),
                        JSON));
    }

    static PlanOptions options(String namespace, boolean createNamespace, Adopt adopt) {
        return new PlanOptions(
                namespace,
                createNamespace,
                Limits.DEFAULT,
                true,
                adopt,
                PlanOptions.Drift.CORRECT,
                Duration.ofSeconds(5));
    }

    static WriteAnswer stored(JsonObject object) {
        return new WriteAnswer.Stored(object, false);
    }

    static WriteAnswer created(JsonObject object) {
        return new WriteAnswer.Stored(object, true);
    }
}
