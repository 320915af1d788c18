package dev.sailplan.applier.access;

import dev.sailplan.applier.state.WatchedRollout;
import dev.sailplan.common.domain.id.ApplicationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// Decides when the health of an application, or what it is held for, is looked at again.
///
/// While a rollout may end any moment: the rarer, the longer it has been going on. After that every few minutes, since
/// a node may come or a slow image may arrive. What is healthy may stop being so by somebody's hand, and is looked at
/// every few minutes as well. Each of these gets rarer the more there is of it, since all its looks together have some
/// requests a second and no more, however many objects an application has. So does what is held, which a person may
/// free by hand.
public final class LookSchedule {
    private static final Duration SOONEST = Duration.ofSeconds(1);
    private static final Duration LATEST = Duration.ofSeconds(15);
    private static final Duration RARELY = Duration.ofMinutes(2);
    private static final Duration HEALTHY = Duration.ofMinutes(5);

    /// Requests a second for all that is healthy: of five thousand Deployments each is looked at every 21 minutes.
    private static final int FOR_HEALTHY = 4;

    /// Requests a second for all that has not worked for long: of five thousand Deployments each is looked at every
    /// nine minutes.
    private static final int FOR_UNHEALTHY = 10;

    /// Requests a second for all that is held: of five hundred applications with thirty deletions each, which are read
    /// and tried, each is looked at every two hours.
    private static final int FOR_HELD = 4;

    /// A look comes at most this part of the time that it was waited for too late.
    private static final int PART = 4;

    private final RandomGenerator random;
    private final RequestCalendar healthyOnes = new RequestCalendar(FOR_HEALTHY);
    private final RequestCalendar rareOnes = new RequestCalendar(FOR_UNHEALTHY);
    private final RequestCalendar heldOnes = new RequestCalendar(FOR_HELD);

    public LookSchedule(RandomGenerator random) {
        this.random = random;
    }

    /// The next look at what is watched, if it is not over.
    public Instant next(WatchedRollout watching, Instant now) {
        boolean soon = now.isBefore(watching.until()) && !watching.isStored();
        return soon ? now.plus(jittered(pause(watching.age(now)))) : rareOne(watching, now);
    }

    /// How long is waited after this long.
    static Duration pause(Duration age) {
        Duration part = age.dividedBy(PART);
        return part.compareTo(SOONEST) < 0 ? SOONEST : part.compareTo(LATEST) > 0 ? LATEST : part;
    }

    /// The look at what a controller may have said something of by then.
    public Instant afterWrite(Instant now) {
        return now.plus(jittered(LATEST));
    }

    /// The next look at a healthy application, which costs so many requests, instead of the one that was planned before.
    public Instant nextHealthy(ApplicationKey application, int requests, Instant now) {
        return healthyOnes.book(application, requests, now.plus(jittered(HEALTHY)), now);
    }

    /// The first look at an application of which nothing is known, with the requests for what does not work: all of
    /// them begin at once.
    public Instant nextUnknown(ApplicationKey application, int requests, Instant now) {
        return rareOnes.book(application, requests, now.plus(jittered(LATEST)), now);
    }

    /// The next look at what a hold is about, after this pause at the soonest.
    public Instant nextHeld(ApplicationKey application, int requests, Duration pause, Instant now) {
        return heldOnes.book(application, requests, now.plus(jittered(pause)), now);
    }

    private Instant rareOne(WatchedRollout watching, Instant now) {
        ApplicationKey application = watching.attempt().subject().application();
        return rareOnes.book(application, watching.requests(), now.plus(jittered(RARELY)), now);
    }

    /// Up to a quarter more or less, so that those who begin together don't go on together.
    private Duration jittered(Duration time) {
        long quarter = time.toMillis() / 4;
        return time.plusMillis(random.nextLong(2 * quarter + 1) - quarter);
    }
}
