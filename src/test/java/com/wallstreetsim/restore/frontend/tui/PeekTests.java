package com.wallstreetsim.restore.frontend.tui;

import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.*;

import com.wallstreetsim.restore.frontend.tui.paint.Theme;
import com.wallstreetsim.restore.frontend.tui.watch.RunPage;
import com.wallstreetsim.restore.run.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeekTests {
    @TempDir
    Path dir;

    void show(String what, TestScreen s) {
        System.out.println("=== " + what);
        System.out.println(s.text());
    }

    @Test
    void all() throws Exception {
        for (var size : new int[][] {{80, 24}, {60, 15}, {100, 30}, {40, 10}}) {
            all(size[0], size[1]);
        }
    }

    void all(int w, int h) throws Exception {
        Files.writeString(dir.resolve("output.log"), """
            2026-11-22T18:43:04.123Z load   orders: 307,000 rows sent, 307,000 confirmed
            2026-11-22T18:43:05.123Z load   orders: building 3 indexes while actions loads
            """);
        var s = new TestScreen(dir, w, h, Theme.MONO).home();
        show("home", s);
        if (w == 40) return;
        s.type("4");
        show("redis", s);
        s.press(ESCAPE);
        s.type("2");
        show("status", s);
        s.press(ESCAPE);
        s.type("3");
        show("backup", s);
        s.press(ENTER);
        show("choice", s);
        s.press(ENTER);
        show("text", s);
        s.type("disk").press(ENTER);
        show("plan", s);
        s.type("p");
        show("plan text", s);
        s.press(ESCAPE);
        s.press(TAB);
        s.episodes.loading();
        s.press(ENTER);
        s.pass(Duration.ofMillis(200));
        show("run", s);
        s = new TestScreen(dir, w, h, Theme.MONO).home();
        s.episodes.gate();
        s.stack.open(new RunPage(s.stack, s.run, null));
        s.pass(Duration.ofMillis(600));
        s.type("wall");
        s.pass(Duration.ofMillis(600));
        s.type("street_");
        show("gate", s);
        s = new TestScreen(dir, w, h, Theme.MONO).home();
        s.episodes.end();
        s.stack.open(new RunPage(s.stack, s.run, null));
        s.pass(Duration.ofMillis(600));
        show("end", s);
        s.type("?");
        show("help", s);
        s = new TestScreen(dir, w, h, Theme.MONO).home();
        s.episodes.failure();
        s.stack.open(new RunPage(s.stack, s.run, null));
        s.pass(Duration.ofMillis(600));
        show("failed", s);
        s = new TestScreen(dir, w, h, Theme.MONO);
        s.episodes.loading();
        s.run.status = RunSummary.Status.INTERRUPTED;
        s.fake.existing.add(s.run);
        s.home();
        show("home unfinished", s);
        s.type("1").pass(Duration.ofMillis(600));
        show("broken", s);
        s.press(ENTER);
        show("check", s);
        s.press(ESCAPE, ESCAPE);
        s.type("0");
        show("runs", s);
    }
}
