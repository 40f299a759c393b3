package com.wallstreetsim.restore.frontend.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkersTests {
    @Test
    void nothingIsDoneBeforeTheFirstPageIsPaintedAndAllOfItAfterwards() throws Exception {
        var events = new LinkedBlockingQueue<Runnable>();
        var done = new CountDownLatch(2);
        try (var workers = new Workers(events)) {
            workers.call(() -> "early", result -> done.countDown(), failure -> {});
            assertThat(events.poll(200, TimeUnit.MILLISECONDS)).as("held back").isNull();

            workers.begin();
            workers.call(() -> "later", result -> done.countDown(), failure -> {});

            while (done.getCount() > 0) {
                var event = events.poll(30, TimeUnit.SECONDS);
                assertThat(event).as("both are done").isNotNull();
                event.run();
            }
        }
    }
}
