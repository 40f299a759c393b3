package com.wallstreetsim.restore.runbook.postgres;

import java.nio.file.Path;

/** What the operator chose, as the steps need it. */
record RestoreChoices(DatabaseNames names, Path backup, boolean dropFirst) {}
