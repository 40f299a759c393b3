package com.wallstreetsim.restore.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the site's directory: the option's, else the current one or one above it, else the usual one. */
public final class SiteFinder {
    /** Where the site is on most servers. */
    public static final Path USUAL = Path.of("/WallStreetSim");

    private final Path usual;

    /** A finder that ends with {@code usual}, such as {@code /WallStreetSim}. */
    public SiteFinder(Path usual) {
        this.usual = usual;
    }

    public SiteFinder() {
        this(USUAL);
    }

    /**
     * Where the site is.
     *
     * @param how in words: {@code --site}, {@code current directory}, {@code above the current directory}
     */
    public record Found(Path directory, String how) {}

    /** The site's directory, not yet read; the exception tells everything that was tried. */
    public Found find(Optional<Path> option, Path current) throws SiteException {
        if (option.isPresent()) {
            return named(current.resolve(option.get()).toAbsolutePath().normalize());
        }
        Path start = current.toAbsolutePath().normalize();
        List<Path> tried = new ArrayList<>();
        for (Path at = start; at != null; at = at.getParent()) {
            if (describesSite(at)) {
                return new Found(at, at.equals(start) ? "current directory" : "above the current directory");
            }
            tried.add(at);
        }
        if (looksLikeSite(usual)) {
            return new Found(usual, "the usual directory");
        }
        tried.add(usual);
        throw none(tried);
    }

    private static Found named(Path directory) throws SiteException {
        if (looksLikeSite(directory)) {
            return new Found(directory, "--site");
        }
        String what = !Files.exists(directory)
                ? "the directory does not exist"
                : Files.isDirectory(directory) ? "not a site" : "not a directory";
        throw new SiteException(Finding.error(
                directory,
                0,
                what + "; expected a directory with " + SiteFile.NAME + " or one of "
                        + String.join(", ", SiteLoader.COMPOSE_FILES),
                "Name the site's directory with --site, such as --site /WallStreetSim."));
    }

    private static SiteException none(List<Path> tried) {
        return new SiteException(new Finding(
                Finding.Severity.ERROR,
                Optional.empty(),
                0,
                "no site found; looked for " + SiteFile.NAME + " and " + String.join(", ", SiteLoader.COMPOSE_FILES)
                        + " in "
                        + String.join(", ", tried.stream().map(Path::toString).toList()),
                "Name the site's directory with --site, such as --site /WallStreetSim."));
    }

    private static boolean describesSite(Path directory) {
        return Files.isRegularFile(directory.resolve(SiteFile.NAME))
                || SiteLoader.COMPOSE_FILES.stream().anyMatch(name -> Files.isRegularFile(directory.resolve(name)));
    }

    /** Also a site whose compose file was lost: nobody else has these files beside each other. */
    public static boolean looksLikeSite(Path directory) {
        return describesSite(directory)
                || Files.isRegularFile(directory.resolve("ecosystem.config.js"))
                || (Files.isRegularFile(directory.resolve(".env")) && Files.isDirectory(directory.resolve("backups")));
    }
}
