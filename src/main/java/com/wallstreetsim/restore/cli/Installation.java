package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.UsageException;
import com.wallstreetsim.restore.procedure.KeptVolume;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.Desk;
import com.wallstreetsim.restore.run.Intent;
import java.nio.file.Path;
import java.util.Optional;

/** The program behind the command line. Nothing of it is loaded before a command needs it. */
public interface Installation {
    /**
     * The site's desk.
     *
     * @throws UsageException when the options or the site file are wrong: exit 2
     * @throws StepException when something else is missing: exit 1, nothing has been changed
     */
    Desk open(GlobalOptions options) throws StepException, InterruptedException;

    /** What earlier runs keep of the site in volumes. */
    KeptVolume.Source kept(GlobalOptions options) throws StepException;

    /** The desk where there may be no site yet: one can be recovered there, past runs be looked at, and nothing else. */
    Desk openAnywhere(GlobalOptions options) throws StepException, InterruptedException;

    /** Performs the run in this directory as its engine, and gives the exit code. Has no terminal. */
    int engine(Path runDirectory, Intent intent, GlobalOptions options) throws StepException, InterruptedException;

    /** The full screen is about to be shown: what takes time may begin beside the opening of the desk. */
    void expectFullScreen();

    /** Shows the full screen, on one run where one is named, and gives the exit code. */
    int fullScreen(Desk desk, GlobalOptions options, Optional<RunId> run) throws StepException, InterruptedException;

    /**
     * What a bundle for support needs.
     *
     * @throws UsageException when the options or the site file are wrong: exit 2
     */
    Support support(GlobalOptions options) throws StepException;

    /** The version of the program, a line each. */
    String[] version();
}
