package dev.sailplan.planner.declare;

import dev.sailplan.common.domain.json.Json.JsonBoolean;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.plan.PlanOptions.Adopt;
import dev.sailplan.common.domain.plan.PlanOptions.TakeOver;
import dev.sailplan.common.yaml.LocatedScalar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the keys that `defaults` and applications share.
final class OptionsReader {
    static final List<String> KEYS =
            List.of(
                    "limits",
                    "prune",
                    "drift",
                    "adopt",
                    "takeOver",
                    "wait",
                    "approval",
                    "onRemove");
    private static final Pattern DURATION =
            Pattern.compile("(?=\\d)(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?");
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Map<String, Adopt> ADOPT =
            Map.of("identical", Adopt.IDENTICAL, "yes", Adopt.YES, "no", Adopt.NO);
    private static final Map<String, TakeOver> TAKE_OVER =
            Map.of("hold", TakeOver.HOLD, "yes", TakeOver.YES);
    private static final Map<String, OnRemove> ON_REMOVE =
            Map.of("hold", OnRemove.HOLD, "orphan", OnRemove.ORPHAN, "prune", OnRemove.PRUNE);
    private static final Map<String, Boolean> PULL_REQUEST =
            Map.of("required", true, "none", false);
    private final Problems problems;

    OptionsReader(Problems problems) {
        this.problems = problems;
    }

    /// The base with what these fields say otherwise.
    Options read(EntryFields fields, Options base) {
        notSupportedYet(fields);
        return new Options(
                limits(fields, base.limits()),
                fields.bool("prune").orElse(base.prune()),
                yesOrNo(fields, "adopt", ADOPT).orElse(base.adopt()),
                yesOrNo(fields, "takeOver", TAKE_OVER).orElse(base.takeOver()),
                base.drift(),
                wait(fields).orElse(base.waitAtMost()),
                approval(fields, base.approval()),
                choice(fields, "onRemove", ON_REMOVE).orElse(base.onRemove()));
    }

    private void notSupportedYet(EntryFields fields) {
        if (fields.has("drift")) {
            problems.add(
                    fields.keyPlaceOf("drift"),
                    "not supported yet: drift; this version does not look for changes that others"
                            + " make, and takes them back when the object changes in Git");
        }
    }

    private static Limits limits(EntryFields fields, Limits base) {
        return fields.object("limits", List.of("deletions", "deletionPercent"))
                .map(limits ->
                        new Limits(
                                limits.integer("deletions", 0, 1_000_000).orElse(base.deletions()),
                                limits.integer("deletionPercent", 0, 100)
                                        .orElse(base.deletionPercent())))
                .orElse(base);
    }

    private Approval approval(EntryFields fields, Approval base) {
        return fields.object("approval", List.of("pullRequest", "reviews"))
                .map(approval ->
                        new Approval(
                                choice(approval, "pullRequest", PULL_REQUEST)
                                        .orElse(base.pullRequest()),
                                approval.integer("reviews", 0, 100).orElse(base.reviews())))
                .orElse(base);
    }

    /// `yes` and `no` are booleans to YAML, and words to the people who write them.
    private <T> Optional<T> yesOrNo(EntryFields fields, String name, Map<String, T> choices) {
        Optional<T> said =
                fields.raw(name).orElse(null)
                                instanceof LocatedScalar(_, JsonBoolean(boolean yes), _)
                        ? Optional.ofNullable(choices.get(yes ? "yes" : "no"))
                        : Optional.empty();
        return said.isPresent() ? said : choice(fields, name, choices);
    }

    private Optional<Duration> wait(EntryFields fields) {
        return fields.text("wait")
                .flatMap(text -> {
                    Optional<Duration> duration = duration(text.value());
                    if (duration.isEmpty()) {
                        problems.add(
                                text.at(),
                                fields.inside("wait")
                                        + " must be a duration up to 24h, such as 90s, 5m or"
                                        + " 1h30m");
                    }
                    return duration;
                });
    }

    static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Duration duration =
                Duration.ofHours(part(matcher, 1))
                        .plusMinutes(part(matcher, 2))
                        .plusSeconds(part(matcher, 3));
        return Optional.of(duration).filter(d -> d.compareTo(LONGEST) <= 0);
    }

    private static long part(Matcher matcher, int group) {
        return Optional.ofNullable(matcher.group(group)).map(Long::parseLong).orElse(0L);
    }

    private <T> Optional<T> choice(EntryFields fields, String name, Map<String, T> choices) {
        return fields.text(name)
                .flatMap(text -> {
                    Optional<T> chosen = Optional.ofNullable(choices.get(text.value()));
                    if (chosen.isEmpty()) {
                        problems.add(text.at(), wrongChoice(fields.inside(name), choices));
                    }
                    return chosen;
                });
    }

    private static String wrongChoice(String where, Map<String, ?> choices) {
        return where
                + " must be one of "
                + String.join(", ", choices.keySet().stream().sorted().toList());
    }
}
