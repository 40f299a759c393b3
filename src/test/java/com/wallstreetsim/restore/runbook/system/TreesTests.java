package com.wallstreetsim.restore.runbook.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.wallstreetsim.restore.adapter.TestContext;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.WayBack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TreesTests {
    private static final RunId RUN = new RunId("20261122-184302-system-recover");

    @TempDir
    Path place;

    @Test
    void aMountCannotBeRenamedBeside() throws Exception {
        var mount = Path.of("/dev/shm");
        assumeTrue(Files.isDirectory(mount) && !Files.getFileStore(mount).equals(Files.getFileStore(Path.of("/dev"))));

        assertThat(Trees.canBeRenamedBeside(mount)).isFalse();
        assertThat(Trees.canBeRenamedBeside(Files.createDirectory(place.resolve("site"))))
                .isTrue();
        assertThat(Trees.canBeRenamedBeside(place.resolve("not-there-yet"))).isTrue();
    }

    /** An undo that was cut goes on; what it has moved inside the directory is not moved into itself. */
    @Test
    void whatWasMovedAsideInsideStaysThere() throws Exception {
        var site = Files.createDirectory(place.resolve("site"));
        var inside = Files.createDirectory(site.resolve("site_undone_" + RUN.stamp()));
        Files.createFile(inside.resolve("a"));
        Files.createFile(site.resolve("b"));
        Files.createFile(site.resolve("theirs"));

        var back = ((WayBack.By) new FetchCode(site, new Nothing(), RUN).wayBack()).undo();
        back.check(new TestContext(), Map.of("before", "theirs"));
        back.run(new TestContext(), Map.of("before", "theirs"));

        assertThat(inside.resolve("a")).exists();
        assertThat(site.toFile().list()).containsExactlyInAnyOrder("theirs", String.valueOf(inside.getFileName()));
        assertThat(place.resolve("site_undone_" + RUN.stamp() + "/b")).exists();
    }

    private record Nothing() implements Fetching {
        @Override
        public void into(Path tree, StepContext context) {}

        @Override
        public String words() {
            return "nowhere";
        }

        @Override
        public List<String> byHand(Path into) {
            return List.of();
        }
    }
}
