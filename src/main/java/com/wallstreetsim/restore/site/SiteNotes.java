package com.wallstreetsim.restore.site;

import java.util.List;
import java.util.Optional;

/** What the site file tells people: whom to call, the runbook's history, and where an audit trail is. */
public record SiteNotes(List<Contact> contacts, List<Revision> revisions, Optional<AuditTable> auditTable) {
    public SiteNotes {
        contacts = List.copyOf(contacts);
        revisions = List.copyOf(revisions);
    }
}
