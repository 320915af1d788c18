package dev.sailplan.applier.retry;

import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.common.log.threads.Exclusion;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A question to the cluster that many lanes have at once, and that one of them asks for all.
///
/// Nobody gets an answer that was asked for before he came, so that it may be used where a change has to be seen.
/// That the cluster does not answer is everybody's answer too: else hundreds would wait for it one after the other.
public final class CoalescedRequest<T> {
    private final Supplier<T> question;
    private final Exclusion oneAtATime;
    private final AtomicLong arrivals = new AtomicLong();
    private final AtomicReference<Optional<Answer<T>>> last =
            new AtomicReference<>(Optional.empty());

    /// An answer; `upTo` is the last of the arrivals that it is for.
    private record Answer<T>(Optional<T> value, Optional<ClusterUnavailable> failure, long upTo) {}

    public CoalescedRequest(Supplier<T> question, Exclusion oneAtATime) {
        this.question = question;
        this.oneAtATime = oneAtATime;
    }

    /// @throws ClusterUnavailable when the cluster does not answer
    public T ask() {
        long me = arrivals.incrementAndGet();
        return answered(answer -> answer.upTo() >= me);
    }

    /// For whom an answer is good however old it is.
    public T askUnlessAnswered() {
        long me = arrivals.incrementAndGet();
        return answered(answer -> answer.value().isPresent() || answer.upTo() >= me);
    }

    private T answered(Predicate<Answer<T>> isGood) {
        Answer<T> answer = oneAtATime.alone(() -> last.get().filter(isGood).orElseGet(this::put));
        return answer.value().orElseThrow(() -> answer.failure().orElseThrow());
    }

    private Answer<T> put() {
        long upTo = arrivals.get();
        Answer<T> answer;
        try {
            answer = new Answer<>(Optional.of(question.get()), Optional.empty(), upTo);
        } catch (ClusterUnavailable e) {
            answer = new Answer<>(Optional.empty(), Optional.of(e), upTo);
        }
        last.set(Optional.of(answer));
        return answer;
    }
}
