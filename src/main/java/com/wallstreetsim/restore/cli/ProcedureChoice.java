package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.UsageException;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.run.Desk;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the procedure that was named. */
final class ProcedureChoice {
    private ProcedureChoice() {}

    static Procedure named(Desk desk, String name) throws UsageException {
        return desk.catalogue().stream()
                .filter(procedure -> procedure.id().value().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no procedure '%s'".formatted(name), hint(desk, name)));
    }

    private static String hint(Desk desk, String name) {
        var near = near(desk, name);
        return near.isEmpty()
                ? "'wss-restore procedures' lists them."
                : "Did you mean %s? 'wss-restore procedures' lists them."
                        .formatted(near.stream().collect(Collectors.joining("' or '", "'", "'")));
    }

    private static List<String> near(Desk desk, String name) {
        return desk.catalogue().stream()
                .map(procedure -> procedure.id().value())
                .filter(id -> id.startsWith(name) || id.endsWith("." + name))
                .limit(5)
                .toList();
    }
}
