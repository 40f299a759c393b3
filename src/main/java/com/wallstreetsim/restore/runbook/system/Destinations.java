package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.port.Project;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Backups;
import java.nio.file.Path;

/** Directories that become sites. */
public interface Destinations {
    /** The backup shelf of a directory that need not be a site yet. */
    Backups backups(Path into);

    /** The code in a directory. */
    Project project(Path into);

    /** The site in a directory as its files say now; fails while they say too little. */
    NewSite open(Path into) throws StepException;

    /** Whether code has arrived there that describes a site. */
    boolean describesSite(Path into);

    /** A text without the secrets of the {@code .env} that is there now. */
    String masked(Path into, String text);

    /** Where a {@code .env} that is not in its place yet is kept. */
    Path drafts();
}
