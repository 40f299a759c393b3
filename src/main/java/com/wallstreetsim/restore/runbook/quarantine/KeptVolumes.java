package com.wallstreetsim.restore.runbook.quarantine;

import com.wallstreetsim.restore.port.HostFiles;
import com.wallstreetsim.restore.port.VolumeState;
import com.wallstreetsim.restore.port.Volumes;
import com.wallstreetsim.restore.procedure.KeptVolume;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.volumes.KeptLabels;
import com.wallstreetsim.restore.site.Site;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** The volumes that runs kept of this site, known by their labels alone: a run's directory may be long gone. */
public final class KeptVolumes implements KeptVolume.Source {
    private static final String PROJECT = "com.docker.compose.project";

    private final Site site;
    private final Volumes volumes;
    private final HostFiles files;
    // What is kept does not change; measuring a large one at every look would be felt.
    private final Map<String, OptionalLong> measured = new ConcurrentHashMap<>();

    public KeptVolumes(Site site, Volumes volumes, HostFiles files) {
        this.site = site;
        this.volumes = volumes;
        this.files = files;
    }

    /** Newest first. */
    @Override
    public List<KeptVolume> list() throws StepException {
        return volumes.withLabel(KeptLabels.RUN).stream()
                .filter(this::ours)
                .map(this::described)
                .sorted(Comparator.comparing(KeptVolume::name).reversed())
                .toList();
    }

    /** One of them by its name. */
    public Optional<KeptVolume> find(String name) throws StepException {
        return volumes.find(name)
                .filter(volume -> volume.labels().containsKey(KeptLabels.RUN))
                .filter(this::ours)
                .map(this::described);
    }

    /** A volume of another site has another Compose project, which a kept copy inherits. */
    private boolean ours(VolumeState volume) {
        var labels = volume.labels();
        var project = Optional.ofNullable(labels.get(PROJECT));
        return labels.containsKey(KeptLabels.VOLUME)
                && project.map(site.composeProject()::equals).orElseGet(() -> knownService(labels));
    }

    private boolean knownService(Map<String, String> labels) {
        return site.services().stream().anyMatch(service -> service.service().equals(labels.get(KeptLabels.SERVICE)));
    }

    private KeptVolume described(VolumeState volume) {
        var labels = volume.labels();
        return new KeptVolume(
                volume.name(),
                labels.getOrDefault(KeptLabels.SERVICE, "?"),
                labels.getOrDefault(KeptLabels.VOLUME, "?"),
                labels.getOrDefault(KeptLabels.RUN, "?"),
                time(labels.getOrDefault(KeptLabels.TIME, "")),
                measured.computeIfAbsent(volume.name(), name -> size(volume)));
    }

    private static Optional<Instant> time(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private OptionalLong size(VolumeState volume) {
        try {
            return OptionalLong.of(files.bytes(Path.of(volume.mountpoint())));
        } catch (StepException outOfReach) {
            return OptionalLong.empty();
        }
    }
}
