package com.wallstreetsim.restore.site;

import com.wallstreetsim.restore.site.SiteFile.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a {@link Site} of a directory; what is missing or wrong becomes a finding, so that it can be shown. */
public final class SiteLoader {
    /** Names a compose file is looked for under, in this order. */
    static final List<String> COMPOSE_FILES = List.of(
            "docker-compose.db.yml",
            "docker-compose.db.yaml",
            "docker-compose.yml",
            "docker-compose.yaml",
            "compose.yaml",
            "compose.yml");

    private final Path directory;
    private final List<Finding> findings = new ArrayList<>();
    private final FileChecks checks;

    private SiteLoader(Path directory) {
        this.directory = directory;
        this.checks = new FileChecks(directory, findings);
    }

    /** The site in a directory; only a directory that is no site at all is an exception. */
    public static Site load(Path directory) throws SiteException {
        Path absolute = directory.toAbsolutePath().normalize();
        Path real = real(absolute);
        if (!SiteFinder.looksLikeSite(real)) {
            throw new SiteException(Finding.error(
                    absolute,
                    0,
                    "not a site; expected " + SiteFile.NAME + " or one of " + String.join(", ", COMPOSE_FILES),
                    "Name the site's directory with --site, such as --site /WallStreetSim."));
        }
        SiteLoader loader = new SiteLoader(real);
        if (!real.equals(absolute)) {
            loader.findings.add(Finding.note(
                    absolute, 0, "the site's directory is a link to " + real, "Paths are shown as they really are."));
        }
        return loader.site();
    }

    /** The site that a still empty or absent directory is going to be, with WallStreetSim's names. */
    public static Site planned(Path directory) {
        return new SiteLoader(directory.toAbsolutePath().normalize()).site();
    }

    private Site site() {
        Optional<Path> file = Optional.of(directory.resolve(SiteFile.NAME)).filter(Files::exists);
        Values values = file.map(this::siteFile).orElse(SiteFile.missing()).values();
        EnvFile env = env(checks.inside(path(values, "env-file", ".env"), "the .env file"));
        Path composePath = checks.inside(composePath(values), "the compose file");
        SiteSources sources = new SiteSources(directory, values, env, compose(composePath, env), findings);
        return new SiteAssembly(sources, checks).site(paths(values, composePath, env.file(), file));
    }

    private SitePaths paths(Values values, Path compose, Path env, Optional<Path> siteFile) {
        Path backups = checks.inside(path(values, "backups", "backups"), "the backup directory");
        Path weekly = values.text("weekly").map(this::resolve).orElse(backups.resolve("weekly"));
        if (!Files.isDirectory(backups)) {
            findings.add(Finding.warning(
                    backups,
                    0,
                    "no backup directory; expected the nightly backups here",
                    "Name the right one as 'backups' in wss-restore.yaml, or pick a backup by its path."));
        }
        return new SitePaths(directory, compose, env, siteFile, backups, checks.inside(weekly, "the weekly directory"));
    }

    private SiteFile siteFile(Path file) {
        checks.writable(file);
        try {
            SiteFile read = SiteFile.read(file);
            findings.addAll(read.findings());
            return read;
        } catch (SiteException e) {
            findings.add(e.finding());
            return SiteFile.missing();
        }
    }

    private EnvFile env(Path file) {
        if (!Files.exists(file)) {
            findings.add(Finding.error(
                    file,
                    0,
                    "the .env file does not exist; Compose would silently use the defaults of the compose file",
                    "Restore it before anything is started."));
            return EnvFile.missing(file);
        }
        checks.secret(file);
        try {
            EnvFile env = EnvFile.read(file);
            findings.addAll(env.findings());
            return env;
        } catch (SiteException e) {
            findings.add(e.finding());
            return EnvFile.missing(file);
        }
    }

    private Path composePath(Values values) {
        return values.text("compose-file")
                .map(this::resolve)
                .or(() -> COMPOSE_FILES.stream()
                        .map(directory::resolve)
                        .filter(Files::exists)
                        .findFirst())
                .orElse(directory.resolve(COMPOSE_FILES.get(0)));
    }

    private Optional<ComposeFile> compose(Path file, EnvFile env) {
        if (!Files.exists(file)) {
            findings.add(Finding.error(
                    file,
                    0,
                    "the compose file does not exist; expected one of " + String.join(", ", COMPOSE_FILES),
                    "Restore it from the repository, or name it as 'compose-file' in wss-restore.yaml."));
            return Optional.empty();
        }
        checks.writable(file);
        try {
            ComposeFile compose = ComposeFile.read(file, env);
            findings.addAll(compose.findings());
            return Optional.of(compose);
        } catch (SiteException e) {
            findings.add(e.finding());
            return Optional.empty();
        }
    }

    private Path path(Values values, String key, String usual) {
        return resolve(values.text(key).orElse(usual));
    }

    private Path resolve(String path) {
        return directory.resolve(path).normalize();
    }

    private static Path real(Path directory) throws SiteException {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            throw new SiteException(
                    Finding.error(
                            directory,
                            0,
                            "the directory does not exist or cannot be read",
                            "Name the site's directory with --site."),
                    e);
        }
    }
}
