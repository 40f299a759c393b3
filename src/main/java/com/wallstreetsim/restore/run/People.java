package com.wallstreetsim.restore.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who has a say in a run.
 *
 * @param inCharge who started its last engine or took it over; answers its gates and may stop it
 * @param from where that one was
 * @param needed how many persons the open gate needs
 * @param approvals who has approved it so far
 */
public record People(String inCharge, String from, int needed, List<Approval> approvals) {
    static final People NOBODY = new People("", "", 1, List.of());

    public People {
        approvals = List.copyOf(approvals);
    }

    /** One person's yes at a gate. */
    public record Approval(String by, String from) {}

    People takenBy(String by, String at) {
        return new People(by, at, needed, approvals);
    }

    People atGate(int persons) {
        return new People(inCharge, from, persons, List.of());
    }

    People approvedBy(String by, String at) {
        var more = new ArrayList<>(approvals);
        more.add(new Approval(by, at));
        return new People(inCharge, from, needed, more);
    }

    /** How many more persons the open gate needs. */
    public int missing() {
        return Math.max(0, needed - approvals.size());
    }

    boolean hasApproved(String by) {
        return approvals.stream().anyMatch(approval -> Identity.samePerson(approval.by(), by));
    }

    /** {@code anna (as root) from 10.0.0.7, ben from 10.0.0.8}. */
    public String approvalWords() {
        return approvals.stream()
                .map(approval -> "%s from %s".formatted(approval.by(), approval.from()))
                .collect(Collectors.joining(", "));
    }

    /** {@code anna (as root) from 10.0.0.7}. */
    public String chargeWords() {
        return "%s from %s".formatted(inCharge, from);
    }
}
