package com.wallstreetsim.restore;

import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.port.HostFiles;
import com.wallstreetsim.restore.procedure.Overview;
import com.wallstreetsim.restore.procedure.Overview.Health;
import com.wallstreetsim.restore.procedure.Overview.Service;
import com.wallstreetsim.restore.procedure.Shelf;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Words;
import com.wallstreetsim.restore.site.SiteFinder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What the first page shows where there is no site: that there is none, and whether this host could carry one. */
record NoSiteYet(Path directory, Containers containers, HostFiles files, Shelf shelf, Clock clock)
        implements Overview.Source {
    private static final int SHOWN = 5;

    @Override
    public Overview probe() {
        return new Overview(
                clock.instant(),
                List.of(alarm()),
                List.of(docker(), disk()),
                shelf.candidates().stream().limit(SHOWN).toList(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private String alarm() {
        return SiteFinder.looksLikeSite(directory)
                ? "The site in %s is there now: leave with q and start again".formatted(directory)
                : "There is no site here yet: 6 brings one from code and a backup";
    }

    private Service docker() {
        try {
            return new Service("docker", Health.UP, "engine " + containers.engineVersion());
        } catch (StepException e) {
            return new Service("docker", Health.DOWN, e.message());
        }
    }

    private Service disk() {
        try {
            var space = files.space(directory);
            return new Service(
                    "disk",
                    Health.UP,
                    "%s free of %s".formatted(Words.size(space.freeBytes()), Words.size(space.totalBytes())));
        } catch (StepException e) {
            return new Service("disk", Health.UNKNOWN, e.message());
        }
    }
}
