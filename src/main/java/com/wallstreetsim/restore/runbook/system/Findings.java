package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;
import java.util.stream.Collectors;

/** Judges a table of findings: each is said, one that blocks is a failure with its fix. */
final class Findings {
    private Findings() {}

    static Outcome judge(List<Finding> findings, StepContext context) throws StepException {
        findings.forEach(finding -> context.say(finding.line()));
        var blocking = findings.stream().filter(Finding::blocks).toList();
        if (!blocking.isEmpty()) {
            throw new StepException(
                    "%d of %d findings stand in the way: %s"
                            .formatted(
                                    blocking.size(),
                                    findings.size(),
                                    joined(blocking, one -> one.what() + ": " + one.found())),
                    joined(blocking, Finding::fix) + " Then resume.");
        }
        var warnings = findings.stream()
                .filter(one -> one.level() == Finding.Level.WARN)
                .count();
        return Outcome.proven(
                "%d looked at, nothing stands in the way, %d warnings".formatted(findings.size(), warnings),
                findings.stream().map(Finding::proof).toList());
    }

    private static String joined(List<Finding> findings, java.util.function.Function<Finding, String> part) {
        var separator = findings.stream().map(part).anyMatch(text -> text.endsWith(".")) ? " " : "; ";
        return findings.stream().map(part).distinct().collect(Collectors.joining(separator));
    }
}
