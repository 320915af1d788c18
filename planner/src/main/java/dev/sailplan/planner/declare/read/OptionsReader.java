package dev.sailplan.planner.declare.read;

import dev.sailplan.common.domain.json.Json.JsonBoolean;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.plan.PlanOptions.Adopt;
import dev.sailplan.common.domain.plan.PlanOptions.TakeOver;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.common.yaml.shape.Faults;
import dev.sailplan.common.yaml.shape.ObjectShape;
import dev.sailplan.common.yaml.shape.Reader;
import dev.sailplan.common.yaml.shape.Readers;
import dev.sailplan.planner.declare.Approval;
import dev.sailplan.planner.declare.OnRemove;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the keys that `defaults` and applications share.
final class OptionsReader {
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

    private OptionsReader() {}

    /// The base with what the object says otherwise; what is wrong there says nothing.
    static Options read(ObjectShape shape, Options base) {
        Limits limits = shape.given("limits", limits(base.limits())).orElse(base.limits());
        boolean prune = shape.given("prune", Readers.bool()).orElse(base.prune());
        shape.knows("drift");
        shape.refuse(
                "drift",
                "not supported yet: drift; this version does not look for changes that others"
                        + " make, and takes them back when the object changes in Git");
        return new Options(
                limits,
                prune,
                shape.given("adopt", yesOrNo(ADOPT)).orElse(base.adopt()),
                shape.given("takeOver", yesOrNo(TAKE_OVER)).orElse(base.takeOver()),
                base.drift(),
                shape.given("wait", OptionsReader::duration).orElse(base.waitAtMost()),
                shape.given("approval", approval(base.approval())).orElse(base.approval()),
                shape.given("onRemove", Readers.oneOf(ON_REMOVE)).orElse(base.onRemove()));
    }

    private static Reader<Limits> limits(Limits base) {
        return Readers.object(shape ->
                Optional.of(
                        new Limits(
                                shape.given("deletions", Readers.integer(0, 1_000_000))
                                        .orElse(base.deletions()),
                                shape.given("deletionPercent", Readers.integer(0, 100))
                                        .orElse(base.deletionPercent()))));
    }

    private static Reader<Approval> approval(Approval base) {
        return Readers.object(shape ->
                Optional.of(
                        new Approval(
                                shape.given("pullRequest", Readers.oneOf(PULL_REQUEST))
                                        .orElse(base.pullRequest()),
                                shape.given("reviews", Readers.integer(0, 100))
                                        .orElse(base.reviews()))));
    }

    /// `yes` and `no` are booleans to YAML, and words to the people who write them.
    private static <T> Reader<T> yesOrNo(Map<String, T> choices) {
        Reader<T> word = Readers.oneOf(choices);
        return (value, faults) -> {
            Optional<T> said =
                    value.json() instanceof JsonBoolean(boolean yes)
                            ? Optional.ofNullable(choices.get(yes ? "yes" : "no"))
                            : Optional.empty();
            return said.isPresent() ? said : word.read(value, faults);
        };
    }

    private static Optional<Duration> duration(Located value, Faults faults) {
        return Readers.text()
                .read(value, faults)
                .flatMap(text ->
                        duration(text)
                                .or(() ->
                                        faults.complain(
                                                value.at(),
                                                "must be a duration up to 24h, such as 90s, 5m or"
                                                        + " 1h30m")));
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
}
