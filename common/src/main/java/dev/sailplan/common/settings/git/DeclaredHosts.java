package dev.sailplan.common.settings.git;

import dev.sailplan.common.yaml.Located;
import dev.sailplan.common.yaml.LocatedArray;
import dev.sailplan.common.yaml.LocatedObject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Holds which hosts the file says something of, taken from it before anything else, so that a repository that lacks
/// something there is told so where the repository stands.
public record DeclaredHosts(List<LocatedObject> hosts) {
    public static DeclaredHosts in(Located file) {
        Optional<Located> list =
                file instanceof LocatedObject object ? object.get("gitHosts") : Optional.empty();
        return new DeclaredHosts(
                list.orElse(file) instanceof LocatedArray(_, List<Located> elements)
                        ? elements.stream()
                                .filter(LocatedObject.class::isInstance)
                                .map(LocatedObject.class::cast)
                                .toList()
                        : List.of());
    }

    /// What an ssh address needs and nobody says; empty where nothing is missing.
    public Optional<String> lackedBy(URI url, boolean hasKey) {
        String name = GitHostSettings.hostOf(url);
        if (!says(name, "knownHostsFile") && !says(name, "hostKeys")) {
            return Optional.of(
                    "needs the keys by which its host is known: 'knownHostsFile' or 'hostKeys' at"
                            + " host "
                            + name
                            + " in 'gitHosts'");
        }
        return hasKey || says(name, "sshKeyFile")
                ? Optional.empty()
                : Optional.of("needs an 'sshKeyFile', here or at host " + name + " in 'gitHosts'");
    }

    private boolean says(String host, String key) {
        return hosts.stream()
                .filter(each ->
                        each.text("host")
                                .filter(it -> it.toLowerCase(Locale.ROOT).equals(host))
                                .isPresent())
                .anyMatch(each -> each.get(key).isPresent());
    }
}
