package com.wallstreetsim.restore.run;

/**
 * Who did something and from where.
 *
 * @param by the login name, with the name before sudo where there is one: {@code anna (as root)}
 * @param from the address of the SSH client, else the terminal, else {@code no terminal}
 * @param host this host's name
 */
public record Identity(String by, String from, String host) {}
