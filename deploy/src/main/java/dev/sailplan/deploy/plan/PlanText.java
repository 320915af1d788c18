package dev.sailplan.deploy.plan;

import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.FieldChange.Origin;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.text.Age;
import dev.sailplan.common.domain.text.Columns;
import dev.sailplan.common.domain.text.ConstantWord;
import dev.sailplan.common.domain.text.Count;
import dev.sailplan.common.domain.text.PlainText;
import dev.sailplan.deploy.plan.ObjectView.Change;
import dev.sailplan.deploy.plan.PlanView.Basis;
import dev.sailplan.deploy.plan.PlanView.Stop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Prints a plan: what was asked for before what the cluster adds by itself.
public final class PlanText {
    private static final int SHORT = 40;

    private PlanText() {}

    public static List<String> of(PlanView plan, Instant now) {
        List<String> lines = new ArrayList<>();
        plan.stop().ifPresent(stop -> lines.addAll(stopped(plan, stop)));
        lines.add(heading(plan, now));
        plan.why().forEach(why -> lines.add("  " + why));
        plan.way().ifPresent(way -> lines.add("  " + way));
        if (plan.basis() == Basis.GIT) {
            lines.add("  (by Git alone, against what was applied last: no cluster said so yet)");
        }
        plan.objects().forEach(object -> lines.addAll(lines(object, plan.why())));
        lines.add(counts(plan));
        return lines.stream().map(PlainText::line).toList();
    }

    private static List<String> stopped(PlanView plan, Stop stop) {
        List<String> lines = new ArrayList<>();
        lines.add(
                plan.application().shortForm()
                        + "  commit "
                        + stop.commit().abbreviated()
                        + " is "
                        + ConstantWord.of(stop.state())
                        + "; the plan that stands is below");
        stop.why().forEach(why -> lines.add("  " + why));
        return lines;
    }

    private static String heading(PlanView plan, Instant now) {
        return plan.application().shortForm()
                + plan.generation().map(Object::toString).orElse("")
                + "  "
                + ConstantWord.of(plan.state())
                + " "
                + Age.between(plan.at(), now)
                + " ago  commit "
                + plan.commit().abbreviated()
                + plan.title().map(title -> " \"" + title + "\"").orElse("")
                + "  plan "
                + plan.plan().abbreviated();
    }

    private static List<String> lines(ObjectView object, List<String> said) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "  "
                        + object.change().sign()
                        + " "
                        + name(object.object())
                        + adopted(object)
                        + object.at().map(at -> "  " + at).orElse("")
                        + object.note().map(note -> "  " + once(note, said)).orElse(""));
        List<List<String>> fields =
                object.fields().stream()
                        .sorted(Comparator.comparingInt(field -> field.origin().rank()))
                        .map(field -> cells(object.change(), field))
                        .toList();
        Columns.aligned(fields).forEach(line -> lines.add("      " + line));
        return lines;
    }

    /// What the whole of it failed with is not said again where it is long.
    private static String once(String note, List<String> said) {
        String error =
                note.startsWith(PlanObjects.FAILED)
                        ? note.substring(PlanObjects.FAILED.length())
                        : "";
        return error.length() > SHORT && said.stream().anyMatch(why -> why.contains(error))
                ? "failed, as said above"
                : note;
    }

    private static String name(ObjectId object) {
        return object.namespace().isEmpty()
                ? object.shortForm()
                : object.kind() + "/" + object.namespace() + "/" + object.name();
    }

    private static String adopted(ObjectView object) {
        return switch (object.change()) {
            case ADOPT -> " adopted";
            case REPLACE -> " deleted and made again";
            case RUN -> " run";
            case CREATE, UPDATE, DELETE, UNCHANGED -> "";
        };
    }

    private static List<String> cells(Change change, FieldChange field) {
        return List.of("." + field.path(), values(change, field), origin(field.origin()));
    }

    private static String values(Change change, FieldChange field) {
        Optional<String> before = field.before();
        Optional<String> after = field.after();
        boolean isNew = change == Change.CREATE || change == Change.RUN || change == Change.REPLACE;
        if (isNew) {
            return after.orElse("");
        }
        return before.isPresent() && before.equals(after)
                ? before.get() + " changed"
                : before.orElse("(none)") + " → " + after.orElse("(none)");
    }

    private static String origin(Origin origin) {
        return switch (origin) {
            case Origin.FromGit() -> "";
            case Origin.Taken(var managers) -> by("taken from", managers);
            case Origin.Adopted(var managers) -> by("its owner was", managers);
            case Origin.Retaken(var managers) -> by("taken back from", managers);
            case Origin.FromAdmission() -> "filled in by the cluster";
        };
    }

    private static String by(String words, List<String> managers) {
        return managers.isEmpty() ? words + " somebody" : words + " " + String.join(", ", managers);
    }

    private static String counts(PlanView plan) {
        return Stream.of(
                        count(plan, '+', "new"),
                        count(plan, '~', "changed"),
                        count(plan, '−', "deleted"),
                        count(plan, '=', "unchanged"))
                .flatMap(Optional::stream)
                .reduce((a, b) -> a + ", " + b)
                .map(all -> "  " + Count.of(plan.objects().size(), "object") + ": " + all)
                .orElse("  no objects");
    }

    private static Optional<String> count(PlanView plan, char sign, String word) {
        long number = plan.objects().stream().filter(it -> it.change().sign() == sign).count();
        return number == 0 ? Optional.empty() : Optional.of(number + " " + word);
    }
}
