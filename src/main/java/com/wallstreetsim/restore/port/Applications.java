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

    /** Where their PM2 keeps its processes: an operator's own, or {@code PM2_HOME}. Another one knows others. */
    String home();

    /**
     * One name with all its processes.
     *
     * @param statuses PM2's word for each of its processes: {@code online}, {@code stopped}, {@code errored},
     *     {@code launching}; a cluster has several
     */
    record Application(String name, List<String> statuses, int restarts, Duration uptime) {
        private static final String ONLINE = "online";
        private static final String STOPPED = "stopped";

        public Application {
            statuses = List.copyOf(statuses);
        }

        public int instances() {
            return statuses.size();
        }

        /** The first word that is not {@code online}. */
        public String status() {
            return statuses.stream()
                    .filter(status -> !status.equals(ONLINE))
                    .findFirst()
                    .orElse(ONLINE);
        }

        /** Whether every process of it is as it should be. */
        public boolean online() {
            return status().equals(ONLINE);
        }

        /** Whether any process of it works, or will again without anybody's doing. */
        public boolean running() {
            return !statuses.stream().allMatch(status -> status.equals(STOPPED) || status.equals("errored"));
        }

        /** Whether somebody stopped it: all of it. */
        public boolean stopped() {
            return statuses.stream().allMatch(STOPPED::equals);
        }
    }
}
