package dev.sailplan.applier.inventory;

import static dev.sailplan.applier.inventory.EntryText.required;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.JsonReader;
import dev.sailplan.common.domain.plan.Release.Pause;
import dev.sailplan.common.domain.plan.Release.Pin;
import dev.sailplan.common.domain.status.Status.Claim;
import dev.sailplan.common.domain.status.Status.End;
import dev.sailplan.common.domain.status.Status.Settlement;
import dev.sailplan.common.domain.text.Shortened;
import dev.sailplan.common.domain.text.SurrogateHalves;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/// Writes and reads everything of an inventory but its entries, as the data of its head: one short JSON text per key.
final class HeadText {
    /// An API server's error can be as long as it likes, a ConfigMap can't.
    private static final int LONGEST_DETAIL = 4000;

    private final JsonReader json;

    HeadText(JsonReader json) {
        this.json = json;
    }

    static Map<String, Json> write(Inventory inventory) {
        Map<String, Json> data = new LinkedHashMap<>();
        put(data, "owner", owner(inventory.owner()));
        inventory.holder().ifPresent(holder -> put(data, "holder", holder(holder)));
        inventory.claim().ifPresent(claim -> put(data, "claim", claim(claim)));
        inventory.settled().ifPresent(settled -> put(data, "settled", settlement(settled)));
        inventory.intent().ifPresent(intent -> data.put("intent", Json.text(intent.value())));
        inventory.movedTo().ifPresent(to -> data.put("movedTo", Json.text(to.value())));
        if (!inventory.pinsAndPauses().equals(PinsAndPauses.NONE)) {
            put(data, "standing", pinsAndPauses(inventory.pinsAndPauses()));
        }
        return data;
    }

    Inventory read(JsonObject data, NavigableMap<ObjectId, InventoryEntry> entries) {
        return new Inventory(
                owner(part(data, "owner").orElse(JsonObject.EMPTY)),
                part(data, "holder")
                        .map(h -> new ClaimHolder(required(h, "applier"), number(h, "epoch"))),
                part(data, "claim").map(HeadText::claim),
                part(data, "settled").map(HeadText::settlement),
                data.text("intent").map(Digest::new),
                part(data, "standing").map(HeadText::pinsAndPauses).orElse(PinsAndPauses.NONE),
                data.text("movedTo").map(ApplicationKey::parse),
                entries);
    }

    private static JsonObject owner(Owner owner) {
        return Json.object(
                Map.of(
                        "application", Json.text(owner.application().value()),
                        "cluster", Json.text(owner.cluster().value()),
                        "repository", Json.text(owner.repository().value())));
    }

    private static Owner owner(JsonObject json) {
        return new Owner(
                ApplicationKey.parse(required(json, "application")),
                new ClusterUid(required(json, "cluster")),
                new RepositoryName(required(json, "repository")));
    }

    private static JsonObject holder(ClaimHolder holder) {
        return Json.object(
                Map.of(
                        "applier",
                        Json.text(holder.applier()),
                        "epoch",
                        Json.number(holder.epoch())));
    }

    private static JsonObject claim(Claim claim) {
        return Json.object(
                Map.of(
                        "generation", Json.number(claim.generation().number()),
                        "release", Json.text(claim.release().value())));
    }

    private static Claim claim(JsonObject json) {
        return new Claim(generation(json), new Digest(required(json, "release")));
    }

    private static JsonObject settlement(Settlement settled) {
        return Json.object(
                Map.of(
                        "generation", Json.number(settled.generation().number()),
                        "plan", Json.text(settled.plan().value()),
                        "commit", Json.text(settled.commit().value()),
                        "event", Json.text(settled.event().value()),
                        "end", Json.text(settled.end().name().toLowerCase(Locale.ROOT)),
                        "detail", Json.text(Shortened.to(LONGEST_DETAIL, settled.detail()))));
    }

    private static Settlement settlement(JsonObject json) {
        return new Settlement(
                generation(json),
                new PlanId(required(json, "plan")),
                new CommitId(required(json, "commit")),
                new EventId(required(json, "event")),
                End.valueOf(required(json, "end").toUpperCase(Locale.ROOT)),
                json.text("detail").orElse(""));
    }

    private static JsonObject pinsAndPauses(PinsAndPauses all) {
        return Json.object(
                Map.of(
                        "pins", Json.array(all.pins().stream().map(HeadText::pin).toList()),
                        "pauses", Json.array(all.pauses().stream().map(HeadText::pause).toList())));
    }

    private static JsonObject pin(Pin pin) {
        return Json.object(
                Map.of(
                        "person", Json.text(pin.person()),
                        "commit", Json.text(pin.commit().value()),
                        "reason", Json.text(pin.reason())));
    }

    private static JsonObject pause(Pause pause) {
        return Json.object(
                Map.of("person", Json.text(pause.person()), "reason", Json.text(pause.reason())));
    }

    private static PinsAndPauses pinsAndPauses(JsonObject json) {
        return new PinsAndPauses(
                objects(json, "pins").stream()
                        .map(p ->
                                new Pin(
                                        required(p, "person"),
                                        new CommitId(required(p, "commit")),
                                        required(p, "reason")))
                        .toList(),
                objects(json, "pauses").stream()
                        .map(p -> new Pause(required(p, "person"), required(p, "reason")))
                        .toList());
    }

    private static List<JsonObject> objects(JsonObject json, String name) {
        return json.array(name).stream()
                .map(element -> element instanceof JsonObject object ? object : JsonObject.EMPTY)
                .toList();
    }

    private static Generation generation(JsonObject json) {
        return new Generation(number(json, "generation"));
    }

    private static long number(JsonObject json, String name) {
        if (json.get(name).orElse(Json.text("")) instanceof JsonNumber(var value)) {
            return value.longValueExact();
        }
        throw new InventoryUnreadable("'" + name + "' is not a number");
    }

    /// As it can be stored: what is read back is compared with it.
    private static void put(Map<String, Json> data, String name, JsonObject part) {
        data.put(name, Json.text(SurrogateHalves.replaced(part.canonical())));
    }

    private Optional<JsonObject> part(JsonObject data, String name) {
        return data.text(name).map(text -> parsed(name, text));
    }

    private JsonObject parsed(String name, String text) {
        if (json.parse(text) instanceof JsonObject object) {
            return object;
        }
        throw new InventoryUnreadable("'" + name + "' is not an object");
    }
}
