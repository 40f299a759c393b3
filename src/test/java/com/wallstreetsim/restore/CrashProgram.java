package com.wallstreetsim.restore;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How engines are started here: the built jar with an archive of its loaded classes, which halves a start. */
final class CrashProgram {
    private final Path archive;
    private boolean training = true;

    /** @param archive a file of this program's own, made by the first engine that ends by itself */
    CrashProgram(Path archive) {
        this.archive = archive;
    }

    /** From here on engines use what the first one wrote. */
    void trained() {
        training = false;
    }

    List<String> command() {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var command = new ArrayList<>(List.of(
                java, "-Xlog:disable", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-XX:-UsePerfData"));
        var jar = System.getProperty("wss.jar", "");
        if (!Files.exists(Path.of(jar))) {
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
            return command;
        }
        if (training) {
            command.add("-XX:ArchiveClassesAtExit=" + archive);
        } else if (Files.exists(archive)) {
            command.add("-XX:SharedArchiveFile=" + archive);
        }
        command.addAll(List.of("-cp", jar, Main.class.getName()));
        return command;
    }
}
