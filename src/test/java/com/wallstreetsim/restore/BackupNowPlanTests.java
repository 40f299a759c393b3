package com.wallstreetsim.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of a backup's steps: a run that fails puts everything back by itself only before a shelf is rotated. */
final class BackupNowPlanTests {
    private static final Instant SUNDAY = Instant.parse("2026-11-22T17:01:33Z");

    @Test
    void shelvesAreRotatedOnceAllBackupsAreWrittenAndAllServicesRun(@TempDir Path directory) throws Exception {
        var plans = new CataloguePlans(directory, SUNDAY);
        for (var plan : plans.of(plans.procedure("backup.now"))) {
            var ids = plan.steps().stream().map(step -> step.id().value()).toList();
            var firstRotation = ids.stream()
                    .filter(id -> id.endsWith("rotate") || id.endsWith("weekly"))
                    .findFirst();
            if (firstRotation.isPresent()) {
                var before = ids.indexOf(firstRotation.get());
                assertThat(ids.subList(before, ids.size()))
                        .as(ids.toString())
                        .allMatch(id -> id.endsWith("rotate") || id.endsWith("weekly"));
            }
            var beforeSaved = ids.subList(0, Math.max(0, ids.indexOf("clickhouse-save")));
            assertThat(plan.steps().subList(0, beforeSaved.size()))
                    .as(ids.toString())
                    .allMatch(step -> step.scaffolding());
        }
    }
}
