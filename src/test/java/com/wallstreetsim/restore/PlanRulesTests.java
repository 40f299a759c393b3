package com.wallstreetsim.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Closing;
import com.wallstreetsim.restore.procedure.Gate;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.ProcedureId;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.WayBack;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Walks every plan of the catalogue; and breaks each rule with a made-up plan, so that the walk is known to see it. */
final class PlanRulesTests {
    @TestFactory
    Stream<DynamicTest> everyPlanOfTheCatalogueKeepsTheRules(@TempDir Path directory) throws Exception {
        var plans = new CataloguePlans(directory, Instant.parse("2026-11-22T17:01:33Z"));
        return plans.procedures().stream()
                .map(procedure -> DynamicTest.dynamicTest(procedure.id().value(), () -> {
                    var all = plans.of(procedure);
                    assertThat(all).as("plans").isNotEmpty();
                    for (var plan : all) {
                        assertThat(PlanRules.brokenBy(plan))
                                .as("with " + plan.answers().values())
                                .isEmpty();
                    }
                }));
    }

    @Test
    void aPlanThatKeepsThemIsNotBlamed() {
        assertThat(broken(
                        new MadeUpStep("look", Impact.LOOKS),
                        new MadeUpStep("change", Impact.CHANGES),
                        new MadeUpStep("destroy", Impact.DESTROYS) {
                            @Override
                            public List<Closing> closings() {
                                return List.of(new Drop());
                            }
                        }))
                .isEmpty();
    }

    @Test
    void aDestroyingStepNeedsAGate() {
        assertThat(broken(new MadeUpStep("drop", Impact.DESTROYS) {
                    @Override
                    public Optional<Gate> gate() {
                        return Optional.empty();
                    }
                }))
                .containsExactly("step 'drop' destroys, and has no gate");
    }

    @Test
    void aDestroyingStepNeedsAWayBackOrAReason() {
        assertThat(broken(wayBack(Impact.DESTROYS, WayBack.notNeeded())))
                .containsExactly("step 'it' destroys, and has neither a way back nor a reason");
        assertThat(broken(wayBack(Impact.DESTROYS, WayBack.none(" "))))
                .containsExactly("step 'it' destroys, and has neither a way back nor a reason");
    }

    @Test
    void aChangingStepNeedsAWayBackOrAReason() {
        assertThat(broken(wayBack(Impact.CHANGES, WayBack.notNeeded())))
                .containsExactly("step 'it' changes, and has neither a way back nor a reason");
    }

    @Test
    void aLookingStepAsksForNothing() {
        assertThat(broken(new MadeUpStep("look", Impact.LOOKS) {
                    @Override
                    public Optional<Gate> gate() {
                        return Optional.of(new Gate("Really", "thing", "its name", "Do"));
                    }
                }))
                .containsExactly("step 'look' looks, and asks for a confirmation");
    }

    @Test
    void everyStepSaysWhatToDoByHand() {
        assertThat(broken(byHand(List.of()))).containsExactly("step 'it' has no commands by hand");
        assertThat(broken(byHand(List.of("first", "")))).containsExactly("step 'it' has no commands by hand");
    }

    @Test
    void everyStepHasATitle() {
        assertThat(broken(new MadeUpStep("it", Impact.LOOKS) {
                    @Override
                    public String title() {
                        return " ";
                    }
                }))
                .containsExactly("step 'it' has no title");
    }

    @Test
    void twoStepsMayNotShareAnId() {
        var twice = List.<Step>of(new MadeUpStep("it", Impact.LOOKS), new MadeUpStep("it", Impact.LOOKS));
        assertThat(PlanRules.brokenBy(twice, plan(List.of(), "nothing was touched", "postgres")))
                .containsExactly("step 'it' has the id of another step");
        assertThatThrownBy(() -> plan(twice, "nothing was touched", "postgres"))
                .hasMessage("two steps of made.up have one id");
    }

    @Test
    void aGateHasWords() {
        assertThat(broken(new MadeUpStep("it", Impact.DESTROYS) {
                    @Override
                    public Optional<Gate> gate() {
                        return Optional.of(new Gate("Really", "thing", "", "Do"));
                    }
                }))
                .containsExactly("step 'it' has a gate without words");
        assertThatThrownBy(() -> new Gate("Really", " ", "its name", "Do")).hasMessage("a gate needs a phrase");
    }

    @Test
    void aStepCannotWaitForAGateThatNeverComes() {
        assertThat(broken(new MadeUpStep("it", Impact.CHANGES) {
                    @Override
                    public boolean behindNextGate() {
                        return true;
                    }
                }))
                .containsExactly("step 'it' waits for a gate that never comes");
    }

    @Test
    void aDestroyingStepIsNoScaffolding() {
        assertThat(broken(new MadeUpStep("it", Impact.DESTROYS) {
                    @Override
                    public boolean scaffolding() {
                        return true;
                    }
                }))
                .containsExactly("step 'it' destroys, and calls itself scaffolding");
    }

    @Test
    void aClosingStandsBehindAGateWithWords() {
        assertThat(broken(closing(new MadeUpStep.Drop() {
                    @Override
                    public Gate gate() {
                        return new Gate("", "it", "its name", "Drop");
                    }
                })))
                .containsExactly("step 'it' has a closing whose gate has no words");
        assertThat(broken(closing(new MadeUpStep.Drop() {
                    @Override
                    public List<String> byHand() {
                        return List.of();
                    }
                })))
                .containsExactly("step 'it' has a closing without commands by hand");
        assertThat(broken(closing(new MadeUpStep.Drop() {
                    @Override
                    public String title() {
                        return "";
                    }
                })))
                .containsExactly("step 'it' has a closing without a title");
    }

    @Test
    void whatIsKeptHasAWayBack() {
        assertThat(broken(new MadeUpStep("it", Impact.LOOKS) {
                    @Override
                    public List<Closing> closings() {
                        return List.of(new Drop());
                    }
                }))
                .containsExactly("step 'it' keeps something, and has no way back to it");
    }

    @Test
    void aPlanSaysWhatItLeavesAloneAndLocksWhatItChanges() {
        var change = List.<Step>of(new MadeUpStep("it", Impact.CHANGES));
        assertThat(PlanRules.brokenBy(plan(change, " ", "postgres")))
                .containsExactly("the plan does not say what a failure leaves untouched");
        assertThat(PlanRules.brokenBy(plan(change, "nothing was touched")))
                .containsExactly("the plan changes something and locks nothing");
    }

    private static Step wayBack(Impact impact, WayBack way) {
        return new MadeUpStep("it", impact) {
            @Override
            public WayBack wayBack() {
                return way;
            }
        };
    }

    private static Step byHand(List<String> commands) {
        return new MadeUpStep("it", Impact.LOOKS) {
            @Override
            public List<String> byHand() {
                return commands;
            }
        };
    }

    private static Step closing(Closing closing) {
        return new MadeUpStep("it", Impact.CHANGES) {
            @Override
            public List<Closing> closings() {
                return List.of(closing);
            }
        };
    }

    private static List<String> broken(Step... steps) {
        return PlanRules.brokenBy(plan(List.of(steps), "nothing was touched", "postgres"));
    }

    private static Plan plan(List<Step> steps, String untouched, String... resources) {
        return new Plan(
                new ProcedureId("made.up"),
                1,
                "Made up",
                new RunId("20261122-170133-made-up"),
                Answers.NONE,
                steps,
                Set.of(resources),
                untouched);
    }
}
