package com.wallstreetsim.restore.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a site is a lab: its compose file and a file beside it must say so, and name the same lab. */
final class LabMark {
    /** The label of every container, volume and network of a lab. */
    static final String LABEL = "wss.lab";
    /** The file in a lab's site directory that holds its id. */
    static final String FILE = ".wss-lab";

    private LabMark() {}

    static Optional<String> of(SiteSources sources) {
        Path file = sources.directory().resolve(FILE);
        Optional<String> fromFile = fromFile(file, sources);
        Optional<String> fromLabels = sources.compose().flatMap(LabMark::fromLabels);
        if (fromFile.isPresent() && fromFile.equals(fromLabels)) {
            return fromFile;
        }
        if (fromFile.isPresent() || fromLabels.isPresent()) {
            sources.findings()
                    .add(Finding.warning(
                            file,
                            0,
                            "half of a lab's mark; expected the same id here and as label " + LABEL
                                    + " of every service, so this site counts as LIVE",
                            "Make the lab anew if it is one."));
        }
        return Optional.empty();
    }

    private static Optional<String> fromFile(Path file, SiteSources sources) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(TextFile.read(file).strip()).filter(id -> !id.isEmpty());
        } catch (SiteException e) {
            sources.findings().add(e.finding());
            return Optional.empty();
        }
    }

    private static Optional<String> fromLabels(ComposeFile compose) {
        Set<String> ids = compose.services().values().stream()
                .map(s -> s.labels().getOrDefault(LABEL, ""))
                .collect(Collectors.toSet());
        return ids.size() == 1 ? ids.stream().filter(id -> !id.isBlank()).findFirst() : Optional.empty();
    }
}
