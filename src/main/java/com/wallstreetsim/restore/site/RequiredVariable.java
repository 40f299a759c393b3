package com.wallstreetsim.restore.site;

/**
 * A variable the compose file uses.
 *
 * @param line where it is used first
 * @param set whether the {@code .env} sets it
 * @param hasDefault whether the compose file goes on without it
 */
public record RequiredVariable(String name, int line, boolean set, boolean hasDefault) {}
