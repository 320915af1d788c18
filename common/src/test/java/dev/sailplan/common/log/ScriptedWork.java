package dev.sailplan.common.log;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/// Work that answers each record with one output of its key and value, unless told otherwise.
public final class ScriptedWork implements Work {
    public static final String OUT = "out";

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private Function<Inbound, Routing> routing = it -> new Routing.ToLane(it.key());
    private BiFunction<Inbound, Lane, HandledRecord> handling =
            (it, _) -> HandledRecord.with(answer(it));
    private BiFunction<String, Lane, Outputs> waking = (_, _) -> Outputs.NONE;
    private Predicate<Throwable> world = _ -> false;
    private BiFunction<Inbound, String, Outputs> telling = (_, _) -> Outputs.NONE;
    private Taking taking = (_, _, _) -> {};

    @FunctionalInterface
    public interface Taking {
        void over(int partition, StateView state, Lanes lanes);
    }

    public static Outputs answer(Inbound record) {
        return answer(record, record.value().text());
    }

    public static Outputs answer(Inbound record, String text) {
        return Outputs.NONE.with(
                Outbound.keyed(
                        OUT,
                        record.key(),
                        Map.of("source", record.from() + "/" + record.offset()),
                        Payload.of(text)));
    }

    public ScriptedWork routing(Function<Inbound, Routing> script) {
        routing = script;
        return this;
    }

    public ScriptedWork handling(BiFunction<Inbound, Lane, HandledRecord> script) {
        handling = script;
        return this;
    }

    public ScriptedWork waking(BiFunction<String, Lane, Outputs> script) {
        waking = script;
        return this;
    }

    public ScriptedWork taking(Taking script) {
        taking = script;
        return this;
    }

    public ScriptedWork ofTheWorld(Predicate<Throwable> script) {
        world = script;
        return this;
    }

    public ScriptedWork telling(BiFunction<Inbound, String, Outputs> script) {
        telling = script;
        return this;
    }

    /// What was called, in order.
    List<String> seen() {
        return seen;
    }

    @Override
    public Routing route(Inbound record) {
        return routing.apply(record);
    }

    @Override
    public HandledRecord handle(Inbound record, Lane lane) {
        seen.add("handle " + record.value().text());
        return handling.apply(record, lane);
    }

    @Override
    public Outputs wake(String task, Lane lane) {
        seen.add("wake " + lane.name() + " " + task);
        return waking.apply(task, lane);
    }

    @Override
    public void assigned(int partition, StateView state, Lanes lanes) {
        seen.add("assigned " + partition);
        taking.over(partition, state, lanes);
    }

    @Override
    public boolean isOfTheWorld(Throwable thrown) {
        return world.test(thrown);
    }

    @Override
    public Outputs quarantined(Inbound record, String error, Lane lane) {
        return telling.apply(record, error);
    }

    @Override
    public void revoked(int partition) {
        seen.add("revoked " + partition);
    }
}
