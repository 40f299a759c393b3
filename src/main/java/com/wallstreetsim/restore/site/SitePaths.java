package com.wallstreetsim.restore.site;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the site's files are, or would be; all absolute. Only {@code directory} and a present {@code siteFile} are
 * known to exist.
 *
 * @param backups daily backups and {@code pre_restore_*} ones
 * @param weekly weekly backups
 */
public record SitePaths(
        Path directory, Path composeFile, Path envFile, Optional<Path> siteFile, Path backups, Path weekly) {}
