package dev.sailplan.simulation.world;

import dev.sailplan.simulation.git.SimulatedMirrors;
import dev.sailplan.simulation.git.Story;
import dev.sailplan.simulation.schedule.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/// What goes on in a world until its faults end: pushes above all, and everything that operators fear.
final class Happenings {
    private final World world;
    private final People people;
    private final Scheduler scheduler;
    private final RandomGenerator random;

    Happenings(World world, People people, Scheduler scheduler, RandomGenerator random) {
        this.world = world;
        this.people = people;
        this.scheduler = scheduler;
        this.random = random;
    }

    void next() {
        switch (random.nextInt(20)) {
            case 0, 1, 2 -> kill(any(world.machines()));
            case 3, 4 -> any(world.machines()).process().ifPresent(it -> scheduler.pause(it, upTo(20)));
            case 5 -> world.broker().downUntil(soon(10));
            case 6 -> world.network().downUntil(soon(20));
            case 7 -> evict(any(world.machines()));
            case 8 -> any(world.machines()).start();
            case 9 -> world.mirrors().forEach(SimulatedMirrors::lose);
            case 10 -> world.gitIsDown(random.nextBoolean());
            default -> push();
        }
    }

    private void push() {
        Story story = any(world.stories());
        story.next();
        people.tell(story.remote(), people.deliveries());
    }

    private void kill(Machine machine) {
        machine.kill();
        if (random.nextInt(3) > 0) {
            machine.start();
        } else {
            // Nobody comes back under its name before its session is over.
            scheduler.sleep(Duration.ofSeconds(10));
            evict(machine);
        }
    }

    private void evict(Machine machine) {
        world.log().evict(machine.group().name(), machine.group().instance());
    }

    private Duration upTo(int seconds) {
        return Duration.ofMillis(1 + random.nextInt(seconds * 1000));
    }

    private Instant soon(int seconds) {
        return scheduler.now().plus(upTo(seconds));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
