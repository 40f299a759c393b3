package com.wallstreetsim.restore.runbook.quarantine;

import com.wallstreetsim.restore.procedure.KeptVolume;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.volumes.BeforeStop;
import com.wallstreetsim.restore.runbook.volumes.Ready;
import com.wallstreetsim.restore.runbook.volumes.StoreTools;
import com.wallstreetsim.restore.site.ServiceSite;
import java.util.List;
import java.util.Optional;

/**
 * What the procedures on kept volumes work with.
 *
 * @param places the site's services that have a volume
 */
public record KeptTools(StoreTools store, KeptVolumes kept, List<Place> places) {
    static final String VOLUME = "kept";

    public KeptTools {
        places = List.copyOf(places);
    }

    /**
     * One service.
     *
     * @param data where its container keeps its data
     * @param resource what a run on it locks
     * @param before what is done before it is stopped
     */
    public record Place(ServiceSite at, String data, String resource, Ready ready, BeforeStop before) {}

    Place placeOf(String service) throws StepException {
        return places.stream()
                .filter(place -> place.at().service().equals(service))
                .findFirst()
                .orElseThrow(() -> new StepException(
                        "this site has no service '%s'".formatted(service),
                        "Look at the labels with 'docker volume inspect'."));
    }

    KeptVolume named(Optional<String> name) throws StepException {
        var said = name.orElseThrow(
                () -> new StepException("no volume was named", "'wss-restore quarantine list' shows what is kept."));
        return kept.find(said)
                .orElseThrow(() -> new StepException(
                        "'%s' is not a volume that a run kept of this site".formatted(said),
                        "'wss-restore quarantine list' shows what is kept."));
    }

    static List<Question> question() {
        return List.of(new Question.Text(
                VOLUME,
                "Which kept volume?",
                "Its name, as the home screen, 'status' and 'quarantine list' show it.",
                Optional.empty(),
                value -> value.matches("[A-Za-z0-9][A-Za-z0-9_.-]+")
                        ? Optional.empty()
                        : Optional.of("'%s' is not the name of a volume".formatted(value))));
    }
}
