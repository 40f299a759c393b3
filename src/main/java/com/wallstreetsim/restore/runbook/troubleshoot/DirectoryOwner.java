package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.volumes.HelperShell;
import com.wallstreetsim.restore.runbook.volumes.Store;
import com.wallstreetsim.restore.runbook.volumes.StoreTools;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives a data directory back to the image's user; who owned what before is recorded first, so that undo knows it. */
final class DirectoryOwner implements Step {
    private static final int MOST = 20_000;
    private static final String DATA = "/data";

    private static final String LOOK = """
            u=$(id -u "$1") || { echo "the image has no user '$1'" >&2; exit 6; }
            echo "$(find /data ! -user "$u" ! -name lost+found | wc -l) $(stat -c %a /data) $(stat -c %u:%g /data) $u:$(id -g "$1")"
            """;

    // Undo needs every entry by itself: nobody can tell afterwards which of them had another owner.
    private static final String LIST = """
            cd /data
            find . ! -user "$(id -u "$1")" ! -name lost+found -exec stat -c '%u:%g %n' {} +
            """;

    private static final String GIVE = """
            set -e
            o=$(id -u "$1"):$(id -g "$1")
            find /data ! -user "${o%:*}" ! -name lost+found -exec chown -h "$o" {} +
            chmod 700 /data
            sync
            """;

    private static final String BACK = """
            set -e
            cd /data
            while read -r owner name; do if [ -e "$name" ] || [ -L "$name" ]; then chown -h "$owner" "$name"; fi; done
            chmod "$1" /data
            sync
            """;

    private final StoreTools tools;
    private final Store store;
    private final String user;

    DirectoryOwner(StoreTools tools, Store store, String user) {
        this.tools = tools;
        this.store = store;
        this.user = user;
    }

    /** How many entries are others', mode and owner of the top, and whose it all should be. */
    private record Seen(long foreign, String mode, String owner, String expected) {
        static Seen of(String line) {
            var words = line.strip().split(" ", -1);
            return new Seen(Long.parseLong(words[0]), words[1], words[2], words[3]);
        }

        boolean right() {
            return foreign == 0 && (mode.equals("700") || mode.equals("750"));
        }

        String words() {
            return "owner %s, mode %s, %,d entries of others".formatted(owner, mode, foreign);
        }
    }

    @Override
    public StepId id() {
        return new StepId("owner");
    }

    @Override
    public String title() {
        return "Give volume %s back to the image's user '%s', mode 0700".formatted(store.volume(), user);
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public List<String> byHand() {
        return List.of("docker run --rm --entrypoint sh -v %s:/data %s -c 'chown -R %s: /data && chmod 700 /data'"
                .formatted(store.volume(), store.image(), user));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new OldOwners());
    }

    @Override
    public Preview preview(StepContext context) throws StepException, InterruptedException {
        try (var shell = open()) {
            var seen = seen(shell);
            return Preview.of(
                    new Fact("now", seen.words()),
                    new Fact("then", "owner %s, mode 700, 0 entries of others".formatted(seen.expected())),
                    new Fact("untouched", "the content of every file"));
        }
    }

    @Override
    public Standing standing(StepContext context) throws StepException, InterruptedException {
        try (var shell = open()) {
            var seen = seen(shell);
            return seen.right() ? Standing.done() : Standing.partly(seen.words());
        }
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        try (var shell = open()) {
            var before = seen(shell);
            if (before.right()) {
                return Outcome.done("nothing to correct: " + before.words());
            }
            shell.must(GIVE, user);
            return Outcome.done("now %s; before: %s".formatted(seen(shell).words(), before.words()));
        }
    }

    private Seen seen(HelperShell shell) throws StepException, InterruptedException {
        return Seen.of(shell.must(LOOK, user));
    }

    private HelperShell open() throws StepException {
        return HelperShell.open(tools, store, "owner", List.of(Helper.Place.volume(store.volume(), DATA)));
    }

    private final class OldOwners implements Undo {
        @Override
        public String title() {
            return "give every entry back to its old owner";
        }

        @Override
        public List<String> byHand() {
            return List.of("the old owners are in the run's journal, under undo-recorded of step 'owner'");
        }

        @Override
        public Map<String, String> prepare(StepContext context) throws StepException, InterruptedException {
            try (var shell = open()) {
                var seen = seen(shell);
                if (seen.foreign() > MOST) {
                    throw new StepException(
                            "%,d entries have another owner, more than undo can remember".formatted(seen.foreign()),
                            "Note who owns them, then run '%s'."
                                    .formatted(DirectoryOwner.this.byHand().get(0)));
                }
                return Map.of("mode", seen.mode(), "owners", shell.must(LIST, user));
            }
        }

        @Override
        public Outcome run(StepContext context, Map<String, String> data) throws StepException, InterruptedException {
            var owners = data.getOrDefault("owners", "");
            var input = new ByteArrayInputStream((owners + "\n").getBytes(StandardCharsets.UTF_8));
            try (var shell = open()) {
                var ended = shell.run(BACK, Optional.of(input), data.getOrDefault("mode", "700"));
                if (ended.result().exitCode() != 0) {
                    throw new StepException(
                            "the old owners could not be given back: "
                                    + ended.result().standardError().strip(),
                            "Look at the log, then undo again.");
                }
                return Outcome.done("%,d entries have their old owner again, mode %s"
                        .formatted(owners.lines().count(), data.getOrDefault("mode", "700")));
            }
        }
    }
}
