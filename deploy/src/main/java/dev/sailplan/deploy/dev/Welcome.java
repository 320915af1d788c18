package dev.sailplan.deploy.dev;

import dev.sailplan.deploy.dev.part.DevCluster;
import dev.sailplan.deploy.dev.run.DevFolder;
import dev.sailplan.deploy.dev.run.Terminal;
import java.nio.file.Path;

/// Prints the first thing a newcomer reads: what runs, where, and what to try.
final class Welcome {
    private final Terminal terminal;
    private final DevFolder folder;

    Welcome(Terminal terminal, DevFolder folder) {
        this.terminal = terminal;
        this.folder = folder;
    }

    /// `nodes`: whether the cluster has any.
    void print(Endpoints endpoints, DevCluster cluster, boolean nodes) {
        terminal.say(
                " ✓ jdk "
                        + Runtime.version().feature()
                        + "   ✓ "
                        + cluster.description()
                        + "   ✓ kafka "
                        + endpoints.kafka()
                        + "   ✓ git "
                        + endpoints.git()
                        + "   ✓ gateway "
                        + endpoints.gateway());
        if (!nodes) {
            terminal.say(
                    " The cluster has no nodes: Deployments are stored, not run. Running pods:"
                            + " ./sailplan dev --kubeconfig ~/.kube/config --context NAME");
        }
        terminal.say(" Try:  git clone " + endpoints.git() + "/sample && cd sample");
        terminal.say(
                "       sed -i s/blue/green/ apps/web/config.yaml && git commit -am green && git"
                        + " push");
        terminal.say(
                " Here: ./sailplan status"
                        + data()
                        + "    ./sailplan log -f"
                        + data()
                        + "    kubectl --kubeconfig "
                        + endpoints.kubeconfig()
                        + " get configmap -A");
        terminal.say(" Ctrl-C stops everything; the next start goes on where this one ended.");
    }

    /// Commands look into the default folder by themselves.
    private String data() {
        return folder.equals(new DevFolder(Path.of(".sailplan"))) ? "" : " --data " + folder.root();
    }
}
