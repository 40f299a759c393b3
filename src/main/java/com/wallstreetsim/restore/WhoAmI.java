package com.wallstreetsim.restore;

import com.wallstreetsim.restore.run.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Who uses the program and from where, as the environment tells it. */
final class WhoAmI {
    private WhoAmI() {}

    static Identity of(Map<String, String> environment) {
        return new Identity(user(environment), from(environment), host());
    }

    /** Who logged in, before any sudo or su; the system's own record of it goes before what the environment says. */
    private static String user(Map<String, String> environment) {
        var user = System.getProperty("user.name");
        var login = LoginRecord.name(Path.of("/proc/self/loginuid"), Path.of("/etc/passwd"))
                .orElse(environment.getOrDefault("SUDO_USER", user));
        return login.equals(user) ? user : login + " (as " + user + ")";
    }

    /** The client's address stands first in {@code SSH_CONNECTION}. */
    private static String from(Map<String, String> environment) {
        var connection = environment.getOrDefault("SSH_CONNECTION", "");
        if (!connection.isBlank()) {
            return connection.substring(0, (connection + " ").indexOf(' '));
        }
        return environment.getOrDefault("SSH_TTY", environment.getOrDefault("WSS_RESTORE_TTY", "this host"));
    }

    static String host() {
        try {
            var file = Path.of("/etc/hostname");
            return Files.isReadable(file)
                    ? Files.readString(file).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        } catch (IOException e) {
            return "unknown host";
        }
    }
}
