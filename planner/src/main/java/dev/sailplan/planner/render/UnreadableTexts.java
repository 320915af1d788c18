package dev.sailplan.planner.render;

import dev.sailplan.common.domain.id.ObjectId;
import java.util.List;
import java.util.regex.Pattern;

/// Searches the texts of manifests that can't be read as such for words.
public record UnreadableTexts(List<String> files) {
    static final UnreadableTexts NONE = new UnreadableTexts(List.of());

    public UnreadableTexts {
        files = List.copyOf(files);
    }

    /// Whether one file names both the kind and the object.
    public boolean of(ObjectId object) {
        Pattern kind = word(object.kind());
        Pattern name = word(object.name());
        return files.stream()
                .anyMatch(text -> kind.matcher(text).find() && name.matcher(text).find());
    }

    private static Pattern word(String text) {
        return Pattern.compile("(?<![\\w.-])" + Pattern.quote(text) + "(?![\\w.-])");
    }
}
