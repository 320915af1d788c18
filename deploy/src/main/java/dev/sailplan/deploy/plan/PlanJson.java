package dev.sailplan.deploy.plan;

import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.FieldChange.Origin;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.text.ConstantWord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a plan as the JSON that `schemas/v1/cli.Plan.json` describes.
public final class PlanJson {
    private PlanJson() {}

    public static Json of(PlanView plan) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("application", Json.text(plan.application().value()));
        plan.generation().ifPresent(it -> members.put("generation", Json.number(it.number())));
        members.put("plan", Json.text(plan.plan().value()));
        members.put("commit", Json.text(plan.commit().value()));
        plan.title().ifPresent(title -> members.put("title", Json.text(title)));
        members.put("state", word(plan.state()));
        members.put("at", Json.text(plan.at().toString()));
        members.put("why", texts(plan.why()));
        plan.way().ifPresent(way -> members.put("way", Json.text(way)));
        members.put("basis", word(plan.basis()));
        members.put("newest", Json.bool(plan.newest()));
        plan.stop().ifPresent(stop -> members.put("stop", of(stop)));
        members.put("objects", Json.array(plan.objects().stream().map(PlanJson::of).toList()));
        return Json.object(members);
    }

    private static Json of(PlanView.Stop stop) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("commit", Json.text(stop.commit().value()));
        members.put("state", word(stop.state()));
        members.put("why", texts(stop.why()));
        return Json.object(members);
    }

    private static Json of(ObjectView view) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("object", of(view.object()));
        members.put("change", word(view.change()));
        view.at()
                .ifPresent(at -> {
                    members.put("file", Json.text(at.file()));
                    members.put("line", Json.number(at.line()));
                    members.put("column", Json.number(at.column()));
                });
        members.put("fields", Json.array(view.fields().stream().map(PlanJson::of).toList()));
        view.note().ifPresent(note -> members.put("note", Json.text(note)));
        return Json.object(members);
    }

    private static Json of(ObjectId object) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("group", Json.text(object.group()));
        members.put("kind", Json.text(object.kind()));
        members.put("namespace", Json.text(object.namespace()));
        members.put("name", Json.text(object.name()));
        return Json.object(members);
    }

    private static Json of(FieldChange field) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("path", Json.text(field.path()));
        field.before().ifPresent(before -> members.put("before", Json.text(before)));
        field.after().ifPresent(after -> members.put("after", Json.text(after)));
        members.put("origin", Json.text(origin(field.origin())));
        members.put("managers", texts(managers(field.origin())));
        return Json.object(members);
    }

    private static String origin(Origin origin) {
        return switch (origin) {
            case Origin.FromGit() -> "git";
            case Origin.FromAdmission() -> "cluster";
            case Origin.Taken _ -> "taken";
            case Origin.Adopted _ -> "adopted";
            case Origin.Retaken _ -> "retaken";
        };
    }

    private static List<String> managers(Origin origin) {
        return switch (origin) {
            case Origin.Taken(var managers) -> managers;
            case Origin.Adopted(var managers) -> managers;
            case Origin.Retaken(var managers) -> managers;
            case Origin.FromGit(), Origin.FromAdmission() -> List.of();
        };
    }

    private static Json texts(List<String> texts) {
        return Json.array(texts.stream().map(Json::text).toList());
    }

    private static Json word(Enum<?> value) {
        return Json.text(ConstantWord.of(value));
    }
}
