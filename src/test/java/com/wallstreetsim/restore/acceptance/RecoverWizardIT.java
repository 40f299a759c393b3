package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The wizard in an empty directory, 80x24, keys alone, to the end page of a recovered site. */
@Tag("all")
class RecoverWizardIT {
    private static final Duration WHOLE_RUN = Duration.ofMinutes(6);

    private Path place;
    private NewServer server;
    private Tmux terminal;
    private String labBefore;

    @BeforeEach
    void aShellInAnEmptyDirectory() throws Exception {
        place = Files.createTempDirectory(
                Files.createDirectories(Path.of("target")).toAbsolutePath(), "recover-it-");
        server = NewServer.ready(place);
        labBefore = NewServer.labsOwn();
        Files.createDirectories(server.into());
        terminal = Tmux.open(80, 24, server.into());
        terminal.type("export PATH='%s' PM2_HOME='%s'; clear".formatted(server.path(), server.pm2Home()))
                .press("Enter");
    }

    @AfterEach
    void theLabWasNotTouched() throws Exception {
        terminal.close();
        server.close();
        assertThat(NewServer.labsOwn()).isEqualTo(labBefore);
    }

    @Test
    void recoversASiteByKeysAloneWithSecretsThatAreNeverShown() throws Exception {
        terminal.type("'%s' --state-dir '%s'; echo left with $?"
                        .formatted(
                                Path.of(System.getProperty("wss.launcher", "assets/wss-restore"))
                                        .toAbsolutePath(),
                                place.resolve("state")))
                .press("Enter");
        terminal.awaits("There is no site here yet", "> 6  Whole server / new server");

        terminal.press("Enter");
        terminal.awaits("> 1 Into", "Which directory is the site's?");
        terminal.press("Enter");
        terminal.awaits("> 2 Code", "> A git repository");
        terminal.press("Down", "Enter");
        terminal.awaits("> 3 Source", "Which archive?");
        terminal.type(server.archive() + ".not").press("Enter");
        terminal.awaits("there is no archive");
        terminal.press("BSpace", "BSpace", "BSpace", "BSpace", "Enter");
        terminal.awaits("> 4 Backup", "o picks another file");
        terminal.press("o");
        terminal.awaits("path:");
        terminal.type(LabSite.newest().toString()).press("Enter");
        chooseTheBackup();
        fillInTheSettings();
        terminal.awaits("> 6 Migrations", "> Run them");
        terminal.press("Enter");
        terminal.awaits("> 7 Engine", "> No, everything else");
        terminal.press("Enter");
        terminal.awaits("Swap: the side database", "DESTROYS", ">[ Back ]");
        terminal.press("Tab", "Enter");

        terminal.awaits(WHOLE_RUN, "SWAP THE DATABASE", "Type the name", "( Swap )");
        terminal.stays(Duration.ofMillis(600), "Type the name");
        terminal.type("wallstreetsim").press("Enter");
        terminal.awaits("the name is right; Tab goes on to Swap");
        terminal.press("Tab", "Enter");
        terminal.awaits(WHOLE_RUN, "COMPLETED", "STILL OPEN");
        terminal.press("q");
        terminal.awaits("left with 0");
        assertThat(Files.readString(server.into().resolve(".env"))).contains("JWT_SECRET=" + "k".repeat(40));
        assertThat(server.everythingWritten()).doesNotContain(server.secretValues());
        assertThat(place.resolve("state/drafts")).isEmptyDirectory();
    }

    private void chooseTheBackup() throws Exception {
        // The typed path has the file's name too; what stands below the table has not been typed.
        terminal.awaits("If restored: changes of the last");
        terminal.press("Enter");
        terminal.awaits("> 5 Env");
    }

    private void fillInTheSettings() throws Exception {
        terminal.awaits("POSTGRES_PASSWORD", "NO  is still a placeholder");
        terminal.press("End", "Up", "Up", "Up");
        terminal.awaits("> JWT_SECRET");
        terminal.press("Enter");
        terminal.awaits("JWT_SECRET:");
        terminal.type("k".repeat(40));
        assertThat(terminal.awaits("*".repeat(40))).doesNotContain("kkkk");
        terminal.press("Enter");
        terminal.press("g");
        terminal.awaits("0 to fill in");
        terminal.press("u");
    }
}
