package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.backup.ArchiveCheck;
import com.wallstreetsim.restore.backup.ArchiveException;
import com.wallstreetsim.restore.port.Commands.Call;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.EnvSheet;
import com.wallstreetsim.restore.site.SiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Example and compose file of code that may not have arrived: read out of its archive or its repository. */
final class CodeTexts {
    private static final List<String> COMPOSE =
            List.of("docker-compose.db.yml", "docker-compose.yml", "compose.yaml", "compose.yml");
    private static final String EXAMPLE = ".env.example";
    private static final Duration CLONE_LIMIT = Duration.ofMinutes(2);

    private final RecoverTools tools;
    private final Path into;

    CodeTexts(RecoverTools tools, Path into) {
        this.tools = tools;
        this.into = into;
    }

    EnvSheet.Texts of(CodeSource code) throws StepException, InterruptedException {
        try {
            if (code instanceof CodeSource.Git git) {
                return cloned(git);
            }
            return code instanceof CodeSource.Archive archive
                    ? archived(archive.file())
                    : EnvSheet.textsOf(into, own());
        } catch (SiteException e) {
            throw new StepException(e.message(), e.hint(), e);
        } catch (IOException e) {
            throw new StepException("the code cannot be looked into: " + e, "Check who may read it.", e);
        }
    }

    private Path own() {
        return into.resolve(".env");
    }

    private EnvSheet.Texts archived(Path file) throws StepException, IOException, InterruptedException, SiteException {
        var check = new ArchiveCheck(file, Long.MAX_VALUE, bytes -> {
            if (Thread.interrupted()) {
                throw new InterruptedException("the look was stopped");
            }
        });
        try {
            var small = check.read(UnpackCode.MARK, CodeTexts::wanted).small();
            var compose = COMPOSE.stream().filter(small::containsKey).findFirst();
            return new EnvSheet.Texts(
                    EnvSheet.textsOf(into, own()).env(),
                    Optional.ofNullable(small.get(EXAMPLE)),
                    compose.map(small::get));
        } catch (ArchiveException e) {
            throw new StepException(
                    "the archive '%s' %s".formatted(file, e.getMessage()), "Go back and choose another one.", e);
        }
    }

    private static boolean wanted(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return name.equals(EXAMPLE) || COMPOSE.contains(name);
    }

    /** A clone without history, thrown away again: the run makes its own. */
    private EnvSheet.Texts cloned(CodeSource.Git git)
            throws IOException, StepException, InterruptedException, SiteException {
        Files.createDirectories(tools.destinations().drafts());
        var place = Files.createTempDirectory(tools.destinations().drafts(), "code-");
        try {
            var command = new ArrayList<>(List.of("git", "clone", "--quiet", "--depth", "1"));
            git.reference().ifPresent(reference -> command.addAll(List.of("--branch", reference)));
            command.addAll(List.of("--", git.url(), place.toString()));
            var ended = tools.commands()
                    .run(new Call(command, place, CloneRepository.NOBODY_THERE, CLONE_LIMIT), line -> {});
            if (ended.exitCode() != 0) {
                throw new StepException(
                        "unable to clone '%s': %s".formatted(git.url(), String.join("; ", ended.errors())),
                        "Go back and correct the address.");
            }
            return EnvSheet.textsOf(place, own());
        } finally {
            Trees.delete(place);
        }
    }
}
