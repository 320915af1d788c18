package dev.sailplan.deploy.bench;

import java.util.function.Consumer;

/// Where measurements get what they measure; it is all undone at their end.
record Stands(Workplace place, Cleanup cleanup, Consumer<String> progress) {
    Stand dev() throws InterruptedException {
        return Stand.start(this);
    }
}
