package com.wallstreetsim.restore.port;

import com.wallstreetsim.restore.procedure.StepException;
import java.time.Duration;
import java.util.List;

/** The site's applications under PM2; never those of others. */
public interface Applications {
    /** The state of the site's applications, by name; a name PM2 does not know is left out. */
    List<Application> list() throws StepException, InterruptedException;

    /** Stops them by name; a stopped one is success. */
    void stop(List<String> names) throws StepException, InterruptedException;

    /** Starts known ones by name, unknown ones from {@code ecosystem.config.js}, in the site's directory. */
    void start(List<String> names) throws StepException, InterruptedException;

    /** Restarts them with the settings that {@code ecosystem.config.js} reads now; one that is stopped is started. */
    void restart(List<String> names) throws StepException, InterruptedException;

    /** Keeps PM2's list of processes for its next start, the site's and those of others alike. */
    void save() throws StepException, InterruptedException;

    /**
     * Processes of other directories under the names of the site's applications, as {@code wss-api of /srv/other}: PM2
     * would start or stop those instead.
     */
    List<String> namesakes() throws StepException, InterruptedException;

    /** The last lines of their logs, oldest first. */
    List<String> log(String name, int lines) throws StepException, InterruptedException;

    /** The names the site file gives. */
    List<String> names();

    /** The command line an operator would type: {@code pm2 stop wss-web wss-api}. */
    String byHand(String verb, List<String> names);

    /** {@code status} is PM2's word: {@code online}, {@code stopped}, {@code errored}, {@code launching}. */
    record Application(String name, int instances, String status, int restarts, Duration uptime) {
        public boolean online() {
            return status.equals("online");
        }
    }
}
