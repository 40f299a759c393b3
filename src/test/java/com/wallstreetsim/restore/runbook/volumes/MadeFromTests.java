package com.wallstreetsim.restore.runbook.volumes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.adapter.Fakes;
import com.wallstreetsim.restore.adapter.TestContext;
import com.wallstreetsim.restore.port.Compose;
import com.wallstreetsim.restore.port.Compose.Origin;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MadeFromTests {
    private static final Origin GUESSED = new Origin(Optional.empty(), List.of(), false);
    private static final Origin FIRST = new Origin(Optional.of("theirs"), List.of("/srv/a.yml", "/srv/b.yml"), true);
    private static final Origin LATER = new Origin(Optional.of("theirs"), List.of("/srv/c.yml"), false);

    private final TestContext context = new TestContext();
    private Optional<Origin> told = Optional.empty();
    private boolean whole = true;
    private final MadeFrom from = new MadeFrom(
            Fakes.of(
                    Compose.class,
                    Map.of("told", words -> told, "origin", words -> GUESSED, "check", words -> checked())),
            "redis");

    private String checked() throws StepException {
        if (!whole) {
            throw new StepException("a file is gone", "Bring it back.");
        }
        return "";
    }

    @Test
    void whatAContainerToldOutlivesItAndYieldsToOneThatIsThere() throws Exception {
        told = Optional.of(FIRST);
        from.remember(context);
        told = Optional.empty();
        from.remember(context);

        assertThat(from.known(context)).isEqualTo(FIRST);
        told = Optional.of(LATER);
        assertThat(from.known(context)).isEqualTo(LATER);
    }

    @Test
    void aGuessIsNotRemembered() throws Exception {
        from.remember(context);
        assertThat(from.known(context)).isEqualTo(GUESSED);

        assertThat(context.recall("made-from.redis")).isEmpty();
    }

    @Test
    void refusesWhatCouldNotBeMadeAnew() {
        told = Optional.of(FIRST);
        whole = false;

        assertThatThrownBy(from::check).hasMessageContaining("a file is gone");
        told = Optional.empty();
        assertThatCode(from::check).doesNotThrowAnyException();
    }
}
