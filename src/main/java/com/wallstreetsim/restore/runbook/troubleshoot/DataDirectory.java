package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.volumes.HelperShell;
import com.wallstreetsim.restore.runbook.volumes.Store;
import com.wallstreetsim.restore.runbook.volumes.StoreTools;
import com.wallstreetsim.restore.site.ServiceSite;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service's data directory as its own image sees it: in a helper container on the same mount, so that a stopped
 * service can be looked at too and the user's number is the image's.
 *
 * @param path where the image keeps its data
 * @param user the image's user for it
 */
record DataDirectory(StoreTools tools, ServiceSite at, String path, String user, RunId run) {
    private static final String LOOK = """
            d=$1 u=$(id -u "$2" 2>/dev/null) g=$(id -g "$2" 2>/dev/null)
            echo "owner=$(stat -c %u:%g "$d")"
            echo "mode=$(stat -c %a "$d")"
            echo "user=$u:$g"
            [ -z "$u" ] || echo "foreign=$(find "$d" ! -user "$u" ! -name lost+found | wc -l)"
            [ ! -s "$d/PG_VERSION" ] || echo "cluster=yes"
            set -- $(df -Pk "$d" | tail -n 1)
            echo "total=$2"
            echo "free=$4"
            """;

    /** What stands there. */
    record Found(Map<String, String> values) {
        Found {
            values = Map.copyOf(values);
        }

        String owner() {
            return values.getOrDefault("owner", "?");
        }

        String mode() {
            return values.getOrDefault("mode", "?");
        }

        /** {@code 70:70}; empty where the image has no such user. */
        Optional<String> expectedOwner() {
            return Optional.ofNullable(values.get("user")).filter(user -> user.matches("\\d+:\\d+"));
        }

        long foreign() {
            return number("foreign");
        }

        boolean cluster() {
            return values.containsKey("cluster");
        }

        long freeBytes() {
            return number("free") << 10;
        }

        long totalBytes() {
            return number("total") << 10;
        }

        private long number(String name) {
            var text = values.getOrDefault(name, "0").strip();
            return text.matches("\\d+") ? Long.parseLong(text) : 0;
        }
    }

    /** Empty where the data is on no mount and the container does not run. */
    Optional<Found> look(ContainerState state) throws StepException, InterruptedException {
        var mount = state.mounts().stream()
                .filter(one -> one.destination().equals(path))
                .findFirst();
        if (mount.isPresent()) {
            try (var shell = HelperShell.open(tools, store(state, mount.get()), "look", List.of(place(mount.get())))) {
                return Optional.of(read(shell.must(LOOK, path, user)));
            }
        }
        return state.running() ? Optional.of(read(asked(state))) : Optional.empty();
    }

    private Store store(ContainerState state, ContainerState.Mount mount) {
        return new Store(at, mount.volume().orElse(mount.source()), state.image(), run);
    }

    private Helper.Place place(ContainerState.Mount mount) {
        return mount.volume()
                .map(volume -> new Helper.Place(true, volume, path, false))
                .orElse(Helper.Place.path(mount.source(), path, false));
    }

    /** A file system of the container itself is seen from inside it only. */
    private String asked(ContainerState state) throws StepException, InterruptedException {
        var out = new ByteArrayOutputStream();
        tools.containers()
                .exec(
                        state.name(),
                        List.of("sh", "-c", LOOK, "sh", path, user),
                        Map.of(),
                        Optional.empty(),
                        out::write);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Found read(String lines) {
        var values = new HashMap<String, String>();
        lines.lines()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> values.put(parts[0], parts[1]));
        return new Found(values);
    }
}
