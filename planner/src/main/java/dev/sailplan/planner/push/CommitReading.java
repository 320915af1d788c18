package dev.sailplan.planner.push;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.log.LaneStopped;
import dev.sailplan.planner.application.ApplicationPlanner;
import dev.sailplan.planner.application.PlanningTrigger;
import dev.sailplan.planner.application.UndeclaredApplications;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import dev.sailplan.planner.home.HomeLane;
import dev.sailplan.planner.render.ContentReading;
import dev.sailplan.planner.render.PlainRenderer;
import dev.sailplan.planner.render.UnreadableTexts;
import dev.sailplan.planner.state.CommitObjects;
import dev.sailplan.planner.state.DeclaredObjects;
import dev.sailplan.planner.state.ManifestMemory;
import dev.sailplan.planner.state.OwnableObjects;
import dev.sailplan.planner.state.Rendering;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads what the applications of a commit declare before the first of them is released: only then is it known whether
/// an object that one of them loses is another's now.
final class CommitReading {
    private final HomeLane home;
    private final ApplicationPlanner planner;
    private final PlanningTrigger trigger;

    /// Empty where a fault of ours leaves no texts to be searched.
    private final Map<ApplicationKey, Optional<Application>> unreadable = new ConcurrentHashMap<>();

    private final Map<ApplicationKey, Application> absent = new ConcurrentHashMap<>();

    CommitReading(HomeLane home, ApplicationPlanner planner, PlanningTrigger trigger) {
        this.home = home;
        this.planner = planner;
        this.trigger = trigger;
    }

    void read(List<Application> declared) {
        home.parts().fanout().map(declared, this::isRead);
        Set<ApplicationKey> keys =
                declared.stream().map(Application::key).collect(Collectors.toSet());
        gone(keys).forEach(key -> objects().put(key, DeclaredObjects.NOTHING));
        unreadable.forEach(this::guess);
        absent.values().forEach(this::leave);
        Map<ApplicationKey, List<Problem>> shared =
                new SharedObjects(home.state(), planner, trigger).problems(declared);
        objects().refuse(shared);
        keys.forEach(key -> markShared(key, shared.containsKey(key)));
    }

    /// For whoever asks after this commit, such as a retry of a release.
    private void markShared(ApplicationKey application, boolean shared) {
        DeclaredObjects now = objects().declares(application);
        if (now.isShared() != shared) {
            objects().put(application, now.shared(shared));
        }
    }

    /// What they declared is declared by none of them any more.
    private Set<ApplicationKey> gone(Set<ApplicationKey> declared) {
        Set<ApplicationKey> gone = new TreeSet<>(home.state().declaring());
        gone.addAll(home.state().owning());
        gone.removeAll(declared);
        return gone;
    }

    private boolean isRead(Application application) {
        home.lane().checkpoint();
        try (ManifestMemory.Share share = planner.memory().share()) {
            read(application, share);
        } catch (LaneStopped | GitUnavailable e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            unreadable.put(application.key(), Optional.empty()); // its own planning says why
        }
        return !unreadable.containsKey(application.key());
    }

    private void read(Application application, ManifestMemory.Share share) {
        ApplicationKey key = application.key();
        PlanningTrigger counted = trigger.with(share.of(trigger.tree()));
        switch (planner.contents().read(application, counted, home.state())) {
            case ContentReading.Known _ -> {}
            case ContentReading.Absent _ -> absent.put(key, application);
            case ContentReading.Read(var declares, var rendering) -> {
                objects().put(key, declares);
                keep(key, rendering, share);
            }
            case ContentReading.Unreadable(var rendering) -> {
                unreadable.put(key, Optional.of(application));
                keep(key, rendering, share);
            }
        }
    }

    private void keep(ApplicationKey application, Rendering rendering, ManifestMemory.Share share) {
        planner.memory()
                .keep(share)
                .ifPresent(room -> objects().keep(application, rendering, room));
    }

    /// Where files can't be read, what stood in them before still counts, and so does what they mention of the objects
    /// that others lose: to keep an object too many is a nuisance, to delete one too many is not to be undone.
    private void guess(ApplicationKey application, Optional<Application> readable) {
        DeclaredObjects before = home.state().declares(application).orElse(DeclaredObjects.NOTHING);
        List<ObjectId> lost =
                home.state().owning().stream()
                        .filter(other -> !other.equals(application))
                        .filter(other -> other.cluster().equals(application.cluster()))
                        .flatMap(this::lost)
                        .toList();
        List<ObjectId> mentioned =
                lost.isEmpty()
                        ? List.of()
                        : readable.map(it -> mentioned(it, lost)).orElse(List.of());
        objects()
                .put(
                        application,
                        new DeclaredObjects(
                                Optional.empty(),
                                Stream.concat(before.objects().stream(), mentioned.stream())
                                        .distinct()
                                        .sorted()
                                        .toList(),
                                before.kept()));
    }

    /// Where there are no files, what stood in them before still counts, but for what other applications declare by
    /// now: that is theirs.
    private void leave(Application application) {
        ApplicationKey key = application.key();
        DeclaredObjects before = home.state().declares(key).orElse(DeclaredObjects.NOTHING);
        if (!before.equals(DeclaredObjects.NOTHING)) {
            List<ObjectId> left =
                    before.objects().stream()
                            .filter(object ->
                                    SharedObjects.isMade(application, object)
                                            || !isAnothers(key, object))
                            .toList();
            Digest none = UndeclaredApplications.source(key);
            objects().put(key, new DeclaredObjects(Optional.of(none), left, before.kept()));
        }
    }

    private boolean isAnothers(ApplicationKey application, ObjectId object) {
        return objects().declarers(application.cluster(), object).stream()
                .filter(other -> !other.equals(application))
                .anyMatch(other -> objects().declares(other).source().isPresent());
    }

    /// The files are read once more, since the texts of all applications together are more than any memory holds.
    private List<ObjectId> mentioned(Application application, List<ObjectId> lost) {
        home.lane().checkpoint();
        try (ManifestMemory.Share share = planner.memory().share()) {
            UnreadableTexts mentions =
                    PlainRenderer.mentions(application, share.of(trigger.tree()));
            return lost.stream().filter(mentions::of).toList();
        } catch (LaneStopped | GitUnavailable e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return lost; // its own planning says why
        }
    }

    private Stream<ObjectId> lost(ApplicationKey other) {
        OwnableObjects owns = home.state().owns(other).orElse(OwnableObjects.NOTHING);
        Set<ObjectId> declared = Set.copyOf(objects().declares(other).objects());
        return owns.all().filter(object -> !declared.contains(object));
    }

    private CommitObjects objects() {
        return home.state().objects();
    }
}
