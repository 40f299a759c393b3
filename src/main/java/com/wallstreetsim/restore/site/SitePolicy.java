package com.wallstreetsim.restore.site;

import java.util.Map;
import java.util.Optional;

/**
 * Who may do what.
 *
 * @param approvals persons a step's gate needs, by step id; {@code default} is for all others
 * @param stateGroup the group that may read the state directory
 */
public record SitePolicy(Map<String, Integer> approvals, Optional<String> stateGroup) {
    public SitePolicy {
        approvals = Map.copyOf(approvals);
    }

    /** How many persons must answer the gate of a step; 1 where nothing else is said. */
    public int approvalsFor(String step) {
        return approvals.getOrDefault(step, approvals.getOrDefault("default", 1));
    }
}
