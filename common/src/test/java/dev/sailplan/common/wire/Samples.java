package dev.sailplan.common.wire;

import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.FieldChange.Origin;
import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.event.Actor;
import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.event.PullRequest;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.KeyId;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Body;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.plan.Moves;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.domain.status.ApiKind;
import dev.sailplan.common.domain.status.Facts;
import dev.sailplan.common.domain.status.OpenApiPart;
import dev.sailplan.common.domain.status.SealingKey;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.wire.json.JsonCodec;
import dev.sailplan.common.wire.type.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One fixed record of every type, with every alternative of its parts somewhere.
public final class Samples {
    public static final Instant AT = Instant.parse("2026-11-23T10:15:30.123456Z");
    public static final RepositoryName REPOSITORY = new RepositoryName("sample");
    public static final ApplicationKey SHOP = ApplicationKey.parse("default/shop@dev");
    public static final ClusterUid CLUSTER = new ClusterUid("6f5d1c5e-8a6b-4d0e-9c3a-0b1f2e3d4c5b");
    public static final EventId EVENT = new EventId("72d3162e-cc78-11e3-81ab-4c9367dc0958");
    public static final CommitId COMMIT = new CommitId("7c1f9d2b3a4e5f60718293a4b5c6d7e8f9010203");
    public static final CommitId BEFORE = new CommitId("0a1b2c3d4e5f60718293a4b5c6d7e8f901020304");
    public static final ObjectId DEPLOYMENT = new ObjectId("apps", "Deployment", "shop", "web");
    public static final ObjectId CONFIG = new ObjectId("", "ConfigMap", "shop", "settings");
    public static final Digest DIGEST = Digest.of("a digest");
    public static final PlanId PLAN_ID = PlanId.of(Digest.of("a plan"));
    public static final Generation GENERATION = new Generation(41);
    public static final Subject SUBJECT = new Subject(SHOP, CLUSTER, REPOSITORY, COMMIT);
    public static final Attempt ATTEMPT =
            new Attempt(SUBJECT, GENERATION, PLAN_ID, Digest.of("a release"), EVENT);
    private static final SourceLocation PLACE = new SourceLocation("deploy/shop/web.yaml", 12, 5);
    private static final Problem PROBLEM =
            new Problem(PLACE, "spec.replicas must be an integer, not a string");
    private static final Event.Target TARGET =
            new Event.Target(SHOP, GENERATION, Optional.of(PLAN_ID), Optional.of(DIGEST));

    private static final Release.Approval APPROVAL =
            new Release.Approval("grace", Optional.of(DIGEST), Optional.of("agreed"), AT);

    private Samples() {}

    /// Every record type once.
    public static List<Object> all() {
        return List.of(
                new Event.Pushed(
                        EVENT,
                        REPOSITORY,
                        RefName.branch("main"),
                        Optional.of(BEFORE),
                        Optional.of(COMMIT),
                        new Actor("ada"),
                        AT),
                new Event.PullRequestChanged(
                        EVENT,
                        REPOSITORY,
                        new PullRequest(
                                212,
                                PullRequest.Action.OPENED,
                                Optional.of(COMMIT),
                                RefName.branch("main"),
                                false,
                                Optional.empty()),
                        new Actor("ada"),
                        AT),
                new Event.SourceChanged(EVENT, REPOSITORY, "podinfo", AT),
                new Event.RefreshRequested(EVENT, REPOSITORY, TARGET, "ada", "after an outage", AT),
                new Event.RollbackRequested(
                        EVENT, REPOSITORY, TARGET, BEFORE, "ada", "errors since 10:00", AT),
                new Event.ApprovalGranted(EVENT, REPOSITORY, TARGET, "grace", "agreed", AT),
                new Event.LetGoRequested(EVENT, REPOSITORY, TARGET, "grace", "moved away", AT),
                new Event.PauseRequested(EVENT, REPOSITORY, TARGET, "ada", "maintenance", AT),
                new Decision.Rejected(EVENT, REPOSITORY, SHOP, COMMIT, List.of(PROBLEM), AT),
                new Decision.Held(
                        EVENT,
                        REPOSITORY,
                        SHOP,
                        COMMIT,
                        PLAN_ID,
                        List.of("it deletes 12 objects; the limit is 10"),
                        AT),
                new Decision.Delayed(
                        EVENT, REPOSITORY, Optional.of(SHOP), "the facts of dev are unread", AT),
                new Decision.PlanSuperseded(
                        EVENT,
                        REPOSITORY,
                        SHOP,
                        COMMIT,
                        Optional.of(PLAN_ID),
                        Optional.of(new Decision.Successor(new EventId("later"), COMMIT)),
                        "a later commit was released in its place as #42",
                        AT),
                planned(),
                new Decision.Superseded(
                        EVENT, REPOSITORY, Optional.of(COMMIT), "main is already there", AT),
                new Decision.NotPlanned(
                        EVENT,
                        REPOSITORY,
                        RefName.branch("feature"),
                        "feature is not deployed from; main is",
                        AT),
                new Decision.Approved(
                        EVENT, REPOSITORY, SHOP, GENERATION.next(), PLAN_ID, APPROVAL, false, AT),
                new Decision.Declined(
                        EVENT, REPOSITORY, SHOP, "the held plan is #43 by now; look again", AT),
                new Decision.Refused(EVENT, REPOSITORY, Optional.of(COMMIT), List.of(PROBLEM), AT),
                plan(),
                release(),
                new Outcome.Previewed(SUBJECT, PLAN_ID, EVENT, effects(), effects().digest(), AT),
                new Outcome.Held(
                        ATTEMPT,
                        effects(),
                        effects().digest(),
                        List.of("it deletes 12 objects; the limit is 10"),
                        "push a commit that restores the objects",
                        AT),
                new Outcome.Started(
                        ATTEMPT,
                        List.of(
                                new Outcome.Intent(effects().all().getFirst(), Optional.empty()),
                                new Outcome.Intent(effects().all().getLast(), Optional.of(DIGEST))),
                        AT),
                new Outcome.Applied(
                        ATTEMPT, results(), new Health.Progressing("1 of 2 ready"), timings(), AT),
                new Outcome.Failed(
                        ATTEMPT,
                        results(),
                        "Deployment/web: spec.selector is immutable",
                        timings(),
                        AT),
                new Outcome.Superseded(ATTEMPT, GENERATION.next(), AT),
                new Outcome.Stale(ATTEMPT, GENERATION.next(), AT),
                new Outcome.DriftDetected(ATTEMPT, DEPLOYMENT, List.of("kubectl-edit"), AT),
                new Outcome.DriftCorrected(ATTEMPT, results().getFirst(), AT),
                new Outcome.HealthChanged(ATTEMPT, new Health.Healthy(), List.of(), AT),
                status(),
                facts(),
                new OpenApiPart(DIGEST, 0, "H4sIAAAAAAAA/6uuBQBDv6ajAgAAAA=="),
                new Part(
                        DIGEST,
                        "bodies",
                        0,
                        List.of(Json.object(Map.of("digest", Json.text(DIGEST.value())))),
                        Optional.empty(),
                        false));
    }

    public static Decision.Planned planned() {
        return new Decision.Planned(
                EVENT,
                REPOSITORY,
                RefName.branch("main"),
                COMMIT,
                "Say hello in Welsh",
                Map.of(
                        SHOP,
                        new Verdict.Released(GENERATION, PLAN_ID),
                        ApplicationKey.parse("default/api@dev"),
                        new Verdict.Waiting(List.of("default/shop@dev is not healthy yet")),
                        ApplicationKey.parse("default/web@dev"),
                        new Verdict.OnHold(PLAN_ID, List.of("it deletes 12 objects")),
                        ApplicationKey.parse("default/db@dev"),
                        new Verdict.Refused(List.of(PROBLEM)),
                        ApplicationKey.parse("default/cache@dev"),
                        new Verdict.Unchanged()),
                AT);
    }

    public static Plan plan() {
        Json.JsonObject manifest =
                new JsonCodec()
                                        .parse(
                                                """
                                                {"apiVersion":"v1","kind":"ConfigMap",\
                                                "metadata":{"name":"settings","namespace":"shop"},\
                                                "data":{"greeting":"hallå","ratio":"0.5"}}\
                                                """
                                                        .getBytes(
                                                                java.nio.charset.StandardCharsets
                                                                        .UTF_8))
                                instanceof Json.JsonObject object
                        ? object
                        : Json.JsonObject.EMPTY;
        return planOf(List.of(new Body(Digest.of(manifest.canonical()), manifest)));
    }

    public static Plan planOf(List<Body> bodies) {
        Index index =
                new Index(
                        List.of(
                                new IndexEntry(DEPLOYMENT, "v1", DIGEST, 0, PLACE),
                                new IndexEntry(
                                        CONFIG,
                                        "v1",
                                        bodies.getFirst().digest(),
                                        -1,
                                        new SourceLocation("deploy/shop/settings.yaml", 1, 1))));
        return new Plan(
                Plan.idOf(index, options(), DIGEST),
                SUBJECT,
                DIGEST,
                options(),
                index,
                bodies,
                Optional.of(212L),
                EVENT,
                AT);
    }

    public static PlanOptions options() {
        return new PlanOptions(
                "shop",
                true,
                Limits.DEFAULT,
                true,
                PlanOptions.Adopt.IDENTICAL,
                PlanOptions.Drift.CORRECT,
                Duration.ofMinutes(5),
                Optional.empty());
    }

    public static Release release() {
        return new Release(
                SUBJECT,
                GENERATION,
                PLAN_ID,
                DIGEST,
                Release.Scope.CHANGED,
                List.of(APPROVAL),
                List.of(new Release.Pin("ada", BEFORE, "until the migration is done")),
                List.of(new Release.Pause("ada", "maintenance")),
                Optional.of(new Release.LetGo("grace", "moved away")),
                EVENT,
                AT,
                Optional.of(
                        new Moves(
                                List.of(
                                        new Moves.Move(
                                                DEPLOYMENT,
                                                ApplicationKey.parse("default/web@dev"))),
                                List.of())));
    }

    public static Effects effects() {
        List<FieldChange> fields =
                List.of(
                        change("spec.replicas", new Origin.FromGit()),
                        change("spec.strategy.type", new Origin.FromAdmission()),
                        change("metadata.labels.team", new Origin.Taken(List.of("kubectl"))),
                        change("data.greeting", new Origin.Retaken(List.of("kubectl-edit"))));
        return new Effects(
                List.of(
                        new Effect.Create(object("a"), new Prediction.Proven()),
                        new Effect.Update(object("b"), fields, new Prediction.Proven()),
                        new Effect.Unchanged(object("c"), new Prediction.Proven()),
                        new Effect.Adopt(
                                object("d"),
                                List.of(),
                                new Prediction.Predicted("its kind is new")),
                        new Effect.Replace(
                                object("e"),
                                "spec.selector is immutable",
                                new Prediction.Unreachable("policy.example.com")),
                        new Effect.Prune(object("f"), new Prediction.Invalid("it is protected")),
                        new Effect.Run(object("g"), "migrate-41", new Prediction.Proven())));
    }

    private static FieldChange change(String path, Origin origin) {
        return new FieldChange(path, Optional.empty(), Optional.of("new"), origin);
    }

    private static ObjectId object(String name) {
        return new ObjectId("", "ConfigMap", "shop", name);
    }

    private static List<ObjectResult> results() {
        return List.of(
                result(new ObjectResult.Done.Written()),
                result(new ObjectResult.Done.WrittenWeakly()),
                result(new ObjectResult.Done.AlreadySo()),
                result(new ObjectResult.Done.Kept("prune: disabled")),
                result(new ObjectResult.Done.Failed("spec.selector is immutable")),
                result(new ObjectResult.Done.NotReached()));
    }

    private static ObjectResult result(ObjectResult.Done done) {
        return new ObjectResult(
                new Effect.Create(DEPLOYMENT, new Prediction.Proven()), done, Optional.of(PLACE));
    }

    private static Outcome.Timings timings() {
        return new Outcome.Timings(
                Duration.ofMillis(35),
                Duration.ofMillis(1250),
                Duration.ZERO,
                Duration.ofMinutes(2));
    }

    public static Status status() {
        return new Status(
                SHOP,
                CLUSTER,
                REPOSITORY,
                Optional.of(new Status.Claim(GENERATION, Digest.of("a release"))),
                Optional.of(
                        new Status.Settlement(
                                GENERATION,
                                PLAN_ID,
                                COMMIT,
                                EVENT,
                                Status.End.APPLIED,
                                "2 objects")),
                Optional.of(DIGEST),
                new Health.Degraded("0 of 2 ready"),
                Optional.of(GENERATION.next()),
                Optional.of(GENERATION),
                Optional.of(
                        new Status.Latest(
                                GENERATION.next(),
                                COMMIT,
                                EVENT,
                                REPOSITORY,
                                Status.Stage.WAITING,
                                "no answer from the API server",
                                AT)),
                AT);
    }

    public static Facts facts() {
        return new Facts(
                new ClusterName("dev"),
                CLUSTER,
                "v1.37.2",
                0,
                List.of(
                        new ApiKind("", "v1", "ConfigMap", "configmaps", true),
                        new ApiKind("apps", "v1", "Deployment", "deployments", true)),
                new SealingKey(
                        KeyId.of(new byte[32]), 1, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
                Map.of(
                        "apis/apps/v1", new Facts.OpenApiDocument(DIGEST, 2),
                        "api/v1", new Facts.OpenApiDocument(Digest.of("core"), 1)),
                AT);
    }
}
