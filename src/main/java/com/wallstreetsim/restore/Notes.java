package com.wallstreetsim.restore;

import com.wallstreetsim.restore.site.Contact;
import com.wallstreetsim.restore.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the site file tells people: whom to call, and the runbook's revisions. */
final class Notes {
    private Notes() {}

    static List<String> contacts(Site site) {
        return site.contacts().isEmpty()
                ? List.of("Nobody is named. Add 'contacts' to wss-restore.yaml, before they are needed.")
                : site.contacts().stream().map(Notes::line).toList();
    }

    private static String line(Contact contact) {
        return Stream.of(
                        contact.role() + ": " + contact.name(),
                        contact.phone().orElse(""),
                        contact.mail().orElse(""),
                        contact.note().orElse(""))
                .filter(part -> !part.isEmpty())
                .reduce((first, second) -> first + "  " + second)
                .orElse("");
    }

    static List<String> about(Site site, List<String> version) {
        var lines = new ArrayList<>(version);
        lines.add("");
        lines.add("Revisions of the runbook:");
        site.notes()
                .revisions()
                .forEach(revision -> lines.add("%s  %s  %s  %s"
                        .formatted(revision.date(), revision.version(), revision.changes(), revision.author())));
        return lines;
    }
}
