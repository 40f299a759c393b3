package com.wallstreetsim.restore.procedure;

/**
 * How far the running step is.
 *
 * @param done units finished
 * @param total units in all, or 0 where nobody knows
 * @param unit what is counted: {@code bytes}, {@code rows}
 * @param detail one line beside the bar: {@code trades: 150,016 of 245,600 rows}
 */
public record Progress(long done, long total, String unit, String detail) {}
