package com.wallstreetsim.restore.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The record of a run for people and for programs, made from the journal alone. */
final class Report {
    private final List<JournalLine> lines;
    private final RunView view;

    Report(List<JournalLine> lines) {
        this.lines = lines;
        this.view = RunView.of(lines);
    }

    void writeTo(RunDirectory directory) throws IOException {
        RunDirectory.writeWhole(directory.reportMarkdown(), markdown().getBytes(StandardCharsets.UTF_8));
        RunDirectory.writeWhole(
                directory.reportJson(),
                EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json()));
    }

    String markdown() {
        var text = new StringBuilder();
        text.append("# ").append(view.title()).append("\n\n");
        head(text);
        end(text);
        steps(text);
        proofs(text);
        wayBack(text);
        history(text);
        return text.toString();
    }

    private void head(StringBuilder text) {
        row(text, "Run", view.run());
        row(text, "Mode", view.mode().word());
        row(text, "Site", view.site());
        row(text, "Procedure", view.procedure());
        row(text, "Started", String.valueOf(view.createdAt()));
        row(text, "Operator", view.operator());
        text.append('\n');
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append("- ").append(name).append(": ").append(value).append('\n');
    }

    private void end(StringBuilder text) {
        view.finished().ifPresent(end -> {
            text.append("## ")
                    .append(end.result().word())
                    .append("\n\n")
                    .append(end.message())
                    .append("\n\n");
            if (end.hint() != null) {
                text.append("Next: ").append(end.hint()).append("\n\n");
            }
            if (end.unchanged() != null) {
                text.append("Unchanged: ").append(end.unchanged()).append("\n\n");
            }
        });
        if (view.closed()) {
            text.append("The run is closed: what it kept is deleted and it cannot be undone.\n\n");
        }
    }

    private void steps(StringBuilder text) {
        text.append("## Steps\n\n| step | impact | state | what |\n|---|---|---|---|\n");
        for (var step : view.steps()) {
            text.append("| %s | %s | %s | %s |%n"
                    .formatted(
                            step.title(),
                            step.impact().word(),
                            step.state()
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', ' '),
                            step.summary().replace("|", "\\|").replace("\n", " ")));
        }
        text.append('\n');
    }

    private void proofs(StringBuilder text) {
        if (view.steps().stream().allMatch(step -> step.proofs().isEmpty())) {
            return;
        }
        text.append(view.undone() ? "## Measured before the undo\n\n" : "## Measured\n\n");
        text.append("| what | found | expected | holds |\n|---|---:|---:|---|\n");
        for (var step : view.steps()) {
            for (var proof : step.proofs()) {
                text.append("| %s | %s | %s | %s |%n"
                        .formatted(proof.what(), proof.found(), proof.expected(), proof.holds() ? "yes" : "NO"));
            }
        }
        text.append('\n');
    }

    /** For the case that this program is not there to undo it. */
    private void wayBack(StringBuilder text) {
        if (!view.canUndo()) {
            return;
        }
        var commands = new ArrayList<String>();
        view.steps().stream()
                .filter(StepView::undoable)
                .forEach(step -> commands.addAll(0, step.byHand().wayBack()));
        if (!commands.isEmpty()) {
            text.append("## The way back by hand\n\n`wss-restore undo ")
                    .append(view.run())
                    .append("` checks each of these first and is the better way.\n\n");
            commands.forEach(command -> text.append("    ").append(command).append('\n'));
            text.append('\n');
        }
    }

    private void history(StringBuilder text) {
        text.append("## What happened\n\n");
        for (var line : lines) {
            if (!(line.event() instanceof RunEvent.StepProgress || line.event() instanceof RunEvent.ByHand)) {
                text.append("- ")
                        .append(line.at())
                        .append(' ')
                        .append(EventWords.of(line.event()))
                        .append('\n');
            }
        }
    }

    private ObjectNode json() {
        var object = EventJson.MAPPER.createObjectNode();
        object.put("run", view.run());
        object.put("title", view.title());
        object.put("mode", view.mode().name());
        object.put("site", view.site());
        object.put("procedure", view.procedure());
        object.put("closed", view.closed());
        object.set("steps", EventJson.MAPPER.valueToTree(view.steps()));
        object.set("finished", EventJson.MAPPER.valueToTree(view.finish()));
        return object;
    }
}
