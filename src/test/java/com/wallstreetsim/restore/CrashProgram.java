package com.wallstreetsim.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How engines are started here: the built jar with an archive of its classes, as the launcher does it. */
final class CrashProgram {
    private static final Path CLASSES = Path.of("assets/cds/classes.lst");

    private final List<String> command = new ArrayList<>();

    /** @param archive a file of this program's own; where there is no jar the class path does, slower */
    CrashProgram(Path archive) throws IOException, InterruptedException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var jar = Path.of(System.getProperty("wss.jar", "target/wss-restore.jar"));
        command.addAll(List.of(java, "-Xlog:disable", "-XX:+UseSerialGC", "-Xmx128m"));
        if (!Files.exists(jar)) {
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
            return;
        }
        var dump = new ArrayList<>(command);
        dump.addAll(List.of("-Xshare:dump", "-XX:SharedClassListFile=" + CLASSES, "-XX:SharedArchiveFile=" + archive));
        dump.addAll(List.of("-cp", jar.toString()));
        var said = archive.resolveSibling("classes.log").toFile();
        var dumped = new ProcessBuilder(dump).redirectErrorStream(true).redirectOutput(said);
        if (dumped.start().waitFor() != 0) {
            throw new IOException("no class-data archive was made: " + Files.readString(said.toPath()));
        }
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:SharedArchiveFile=" + archive));
        command.addAll(List.of("-cp", jar.toString(), Main.class.getName()));
    }

    List<String> command() {
        return List.copyOf(command);
    }
}
