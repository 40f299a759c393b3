package com.wallstreetsim.restore.frontend.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.frontend.fake.Events;
import com.wallstreetsim.restore.frontend.fake.ScriptedRun;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.run.Intent;
import com.wallstreetsim.restore.run.Result;
import com.wallstreetsim.restore.run.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EndTextTests {
    private static final Proof LAGGING =
            Proof.toDo("sequence orders_id_seq", "behind its table; SELECT setval('orders_id_seq', 307000)");

    @Test
    void tellsWhatIsLeftToDoAndTheCommandsThatGoOn() {
        var events = swapped();
        var finish = Events.finished(Events.RUN, Result.COMPLETED, "completed");
        events.add(finish);

        assertThat(lines(events, finish))
                .containsExactly(
                        "",
                        "COMPLETED: completed",
                        "  left        sequence orders_id_seq: TO DO: behind its table;"
                                + " SELECT setval('orders_id_seq', 307000)",
                        "  still open  what the run replaced is kept until the run is closed",
                        "  undo        wss-restore undo " + Events.RUN,
                        "  close       wss-restore close " + Events.RUN,
                        "  report      /state/report.md",
                        "  output      /state/output.log");
    }

    @Test
    void nothingOfTheBackupIsLeftToDoOnceItIsUndone() {
        var events = swapped();
        events.add(Events.finished(Events.RUN, Result.COMPLETED, "completed"));
        events.add(Events.engine(Intent.UNDO));
        events.add(new RunEvent.UndoStarted("swap", "swap back"));
        events.add(new RunEvent.UndoFinished("swap", "the old database is back", 110));
        var finish = Events.finished(Events.RUN, Result.UNDONE, "undone: what the run replaced is back");
        events.add(finish);

        assertThat(lines(events, finish))
                .containsExactly(
                        "",
                        "UNDONE: undone: what the run replaced is back",
                        "  report      /state/report.md",
                        "  output      /state/output.log");
    }

    @Test
    void aFailureSaysWhatToDoNextAndWhomToCall() {
        var finish = new RunEvent.RunFinished(
                Events.RUN, Result.FAILED_UNCHANGED, "the disk is full", "Free 3 GiB.", "nothing was changed", 1, 9);
        var events = new ArrayList<>(List.of(Events.created(), Events.engine(Intent.RUN), finish));

        assertThat(lines(events, finish))
                .startsWith(
                        "",
                        "FAILED UNCHANGED: the disk is full",
                        "  unchanged   nothing was changed",
                        "  next        Free 3 GiB.",
                        "  call        Jo, +44 20 7946 0000")
                .noneMatch(line -> line.contains("undo"));
    }

    private static List<RunEvent> swapped() {
        var events = Events.toTheGate();
        events.add(new RunEvent.UndoRecorded("swap", "swap back", Map.of("old", "wallstreetsim_before")));
        events.add(new RunEvent.StepStarted("swap"));
        events.add(new RunEvent.StepFinished("swap", "swapped", List.of(LAGGING), 110));
        return events;
    }

    private static List<String> lines(List<RunEvent> events, RunEvent.RunFinished finish) {
        var run = new ScriptedRun(Events.RUN, events).finished();
        return EndText.of(new Ending.Finished(finish), run, run.view(), List.of("Jo, +44 20 7946 0000"));
    }
}
