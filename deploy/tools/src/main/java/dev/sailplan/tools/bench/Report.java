package dev.sailplan.tools.bench;

import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.tools.bench.install.InstallFigures;
import dev.sailplan.tools.bench.install.InstallJson;
import dev.sailplan.tools.bench.install.InstallText;
import dev.sailplan.tools.bench.push.PushFigures;
import dev.sailplan.tools.bench.push.PushJson;
import dev.sailplan.tools.bench.push.PushText;
import dev.sailplan.tools.bench.rollout.RolloutFigures;
import dev.sailplan.tools.bench.rollout.RolloutJson;
import dev.sailplan.tools.bench.rollout.RolloutText;
import dev.sailplan.tools.bench.soak.SoakFigures;
import dev.sailplan.tools.bench.soak.SoakJson;
import dev.sailplan.tools.bench.soak.SoakText;
import dev.sailplan.tools.bench.webhook.WebhookFigures;
import dev.sailplan.tools.bench.webhook.WebhookJson;
import dev.sailplan.tools.bench.webhook.WebhookText;
import java.util.List;

/// Holds the figures of one benchmark, for people and for programs.
record Report(List<String> lines, JsonObject json) {
    Report {
        lines = List.copyOf(lines);
    }

    static Report of(PushFigures figures) {
        return new Report(PushText.of(figures), PushJson.of(figures));
    }

    static Report of(InstallFigures figures) {
        return new Report(InstallText.of(figures), InstallJson.of(figures));
    }

    static Report of(RolloutFigures figures) {
        return new Report(RolloutText.of(figures), RolloutJson.of(figures));
    }

    static Report of(SoakFigures figures) {
        return new Report(SoakText.of(figures), SoakJson.of(figures));
    }

    static Report of(WebhookFigures figures) {
        return new Report(WebhookText.of(figures), WebhookJson.of(figures));
    }
}
