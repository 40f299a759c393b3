package com.wallstreetsim.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.runbook.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README promises is what the catalogue has. */
class ReadmeTests {
    @Test
    void theTableOfProceduresIsTheCatalogue() throws Exception {
        var rows = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.matches("\\| `[a-z]+(\\.[a-z-]+)?` \\|.*"))
                .toList();
        assertThat(rows)
                .as("the table of README.md must hold these rows, in the catalogue's order")
                .isEqualTo(
                        Catalogue.with(List.of()).stream().map(ReadmeTests::row).toList());
    }

    private static String row(Procedure procedure) {
        return "| `%s` | %s | %s |"
                .formatted(procedure.id(), procedure.title(), procedure.impact().word());
    }
}
