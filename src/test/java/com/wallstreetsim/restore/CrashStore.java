package com.wallstreetsim.restore;

/** One service of the crash site: how it is given its old content, and what it holds now. */
interface CrashStore {
    /** Follows the content of a database that takes no logins: never in the end. */
    String SHUT = ", shut";

    /** Lays out {@code old} and {@code restored}, and on the shelf what restores the latter; leaves the old. */
    void prepare() throws Exception;

    /** The service answers and holds the old content, and nothing else. */
    void reset() throws Exception;

    /** {@code old}, {@code restored}, {@code empty}, {@code missing}, or what is wrong with it; fails until the service answers. */
    String content() throws Exception;
}
