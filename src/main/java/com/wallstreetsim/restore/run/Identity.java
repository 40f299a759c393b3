package com.wallstreetsim.restore.run;

/**
 * Who did something and from where.
 *
 * @param by the login name, with the name before sudo where there is one: {@code anna (as root)}
 * @param from the address of the SSH client, else the terminal, else {@code no terminal}
 * @param host this host's name
 */
public record Identity(String by, String from, String host) {
    private static final String AS = " (as ";

    /**
     * Whether two names are one person's: the same login, whoever they act as. People who share a login cannot be told
     * apart, not by their address either: one person may come from two.
     */
    public static boolean samePerson(String by, String other) {
        return login(by).equals(login(other));
    }

    private static String login(String by) {
        var as = by.indexOf(AS);
        return as < 0 ? by : by.substring(0, as);
    }
}
