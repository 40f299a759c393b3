package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.port.Commands;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.port.HostFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;

/**
 * What a recovery works with before there is a site.
 *
 * @param random makes secrets
 * @param here the directory the program was started in; paths that are typed begin there
 * @param proposed the directory that is proposed for the site
 */
public record RecoverTools(
        Destinations destinations,
        Commands commands,
        Containers containers,
        HostFiles files,
        RandomGenerator random,
        Path here,
        Path proposed,
        Clock clock,
        ExecutorService executor) {}
