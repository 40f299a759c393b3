package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.fake.FakeDesk;
import com.wallstreetsim.restore.procedure.KeptVolume;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.run.Bundle;
import com.wallstreetsim.restore.run.Desk;
import com.wallstreetsim.restore.run.Intent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Command lines typed on a machine with a site in memory. */
final class Typed implements Installation {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> performed = new ArrayList<>();
    private final FakeDesk desk;
    private Screen screen = Screen.NONE;

    Typed(FakeDesk desk) {
        this.desk = desk;
    }

    Typed on(Screen terminal) {
        screen = terminal;
        return this;
    }

    int type(String... words) {
        var context = new Context(this, new PrintWriter(out), new PrintWriter(err), FakeDesk.CLOCK, () -> screen);
        return Cli.run(context, words);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    List<String> performed() {
        return performed;
    }

    @Override
    public Desk open(GlobalOptions options) {
        performed.add("open %s %s %s %s"
                .formatted(
                        options.site().orElse(Path.of("-")),
                        options.stateDir().orElse(Path.of("-")),
                        options.plain() ? "plain" : "-",
                        options.theme().map(Enum::name).orElse("-")));
        return desk.desk();
    }

    @Override
    public KeptVolume.Source kept(GlobalOptions options) {
        return () -> List.of(new KeptVolume(
                "wss_redis_data_before_20261122_184302",
                "redis",
                "wss_redis_data",
                "20261122-184302-redis-rebuild",
                Optional.of(Instant.parse("2026-11-22T18:43:05Z")),
                OptionalLong.of(12_900_000)));
    }

    @Override
    public Desk openAnywhere(GlobalOptions options) {
        return open(options);
    }

    @Override
    public int engine(Path runDirectory, Intent intent, GlobalOptions options) {
        performed.add("engine %s %s".formatted(intent.word(), runDirectory));
        return 4;
    }

    @Override
    public void expectFullScreen() {
        performed.add("expect full screen");
    }

    @Override
    public int fullScreen(Desk opened, GlobalOptions options, Optional<RunId> run) {
        performed.add("full screen" + run.map(id -> " " + id).orElse(""));
        return 0;
    }

    @Override
    public Support support(GlobalOptions options) {
        return new Support(
                List.of(new Bundle.Facts("versions.txt", List.of("wss-restore 0.1.0", "password hunter2"))),
                text -> text.replace("hunter2", "***"));
    }

    @Override
    public String[] version() {
        return new String[] {"wss-restore 0.1.0"};
    }
}
