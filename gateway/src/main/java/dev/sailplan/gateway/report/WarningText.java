package dev.sailplan.gateway.report;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.text.Listing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says what was warned of: each text once, with some of the objects that it is about.
final class WarningText {
    private static final int TEXTS_SHOWN = 4;
    private static final int OBJECTS_SHOWN = 2;

    private WarningText() {}

    static List<String> of(List<ObjectResult> results) {
        Map<String, List<ObjectId>> about = new LinkedHashMap<>();
        for (ObjectResult result : results) {
            for (String text : result.warnings().orElse(List.of())) {
                about.computeIfAbsent(text, _ -> new ArrayList<>()).add(result.object());
            }
        }
        List<String> lines = new ArrayList<>();
        about.entrySet().stream()
                .limit(TEXTS_SHOWN)
                .forEach(it -> lines.add("    warning: " + names(it.getValue()) + it.getKey()));
        int more = about.size() - TEXTS_SHOWN;
        if (more > 0) {
            lines.add("    and " + more + " more warnings: ./sailplan plan shows each");
        }
        return lines;
    }

    private static String names(List<ObjectId> objects) {
        return Listing.of(objects.stream().map(ObjectId::shortForm).toList(), OBJECTS_SHOWN) + ": ";
    }
}
