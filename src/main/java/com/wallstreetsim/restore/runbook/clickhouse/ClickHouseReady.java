package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.port.AnalyticsStore;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.volumes.Ready;

/** ClickHouse is ready when it answers a query of the site's user; its ping says Ok with damaged tables. */
final class ClickHouseReady implements Ready {
    private final AnalyticsStore clickhouse;

    ClickHouseReady(AnalyticsStore clickhouse) {
        this.clickhouse = clickhouse;
    }

    @Override
    public String ask(StepContext context) throws StepException {
        return "ClickHouse %s answers".formatted(clickhouse.version());
    }
}
