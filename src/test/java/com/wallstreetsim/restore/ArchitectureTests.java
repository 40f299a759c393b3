package com.wallstreetsim.restore;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import com.wallstreetsim.restore.site.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;

/** The package table of the architecture: what each package may depend on. Move a boundary here first. */
@AnalyzeClasses(packages = "com.wallstreetsim.restore", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTests {
    private static final String ROOT = "com.wallstreetsim.restore";
    private static final String PROCEDURE = ROOT + ".procedure..";
    private static final String PORT = ROOT + ".port..";
    private static final String RUN = ROOT + ".run..";
    private static final String BACKUP = ROOT + ".backup..";
    private static final String SITE = ROOT + ".site..";
    private static final String RUNBOOK = ROOT + ".runbook..";
    private static final String ADAPTER = ROOT + ".adapter..";
    private static final String FRONTEND = ROOT + ".frontend..";
    private static final String DRILL = ROOT + ".drill..";
    private static final String CLI = ROOT + ".cli..";
    private static final String[] JDK = {"java..", "javax..", "org.jspecify.annotations.."};
    private static final String COMMONS_COMPRESS = "org.apache.commons.compress..";

    @ArchTest
    static final ArchRule proceduresKnowTheJdkAlone = only(PROCEDURE);

    @ArchTest
    static final ArchRule portsKnowProcedures = only(PORT, PROCEDURE);

    @ArchTest
    static final ArchRule runsKnowProceduresAndJackson = only(RUN, PROCEDURE, "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule backupsKnowProceduresAndArchives =
            only(BACKUP, PROCEDURE, COMMONS_COMPRESS, "com.github.luben..");

    @ArchTest
    static final ArchRule sitesKnowTheYamlParserAlone = only(SITE, "org.snakeyaml.engine..");

    @ArchTest
    static final ArchRule theRunbookKnowsWhatItsStepsNeed = only(RUNBOOK, PROCEDURE, PORT, BACKUP, SITE);

    @ArchTest
    static final ArchRule drillsKnowNoAdapter = only(DRILL, PROCEDURE, PORT, RUN);

    @ArchTest
    static final ArchRule adaptersKnowPortsAndNoFrontEnd = noClasses()
            .that(resideInAPackage(ADAPTER))
            .should()
            .dependOnClassesThat(resideInAnyPackage(RUN, RUNBOOK, FRONTEND, DRILL, CLI, ROOT))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule frontEndsKnowRunsAndProcedures = noClasses()
            .that(resideInAPackage(FRONTEND))
            .should()
            .dependOnClassesThat(resideInAnyPackage(PORT, BACKUP, SITE, RUNBOOK, ADAPTER, DRILL, CLI, ROOT))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theCommandLineKnowsRunsAndFrontEnds = noClasses()
            .that(resideInAPackage(CLI))
            .should()
            .dependOnClassesThat(resideInAnyPackage(PORT, BACKUP, RUNBOOK, ADAPTER, DRILL, ROOT))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule adaptersDoNotKnowEachOther = slices().matching(ROOT + ".adapter.(*)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule dockerStaysInItsAdapter = library("com.github.dockerjava..", ".adapter.docker..");

    @ArchTest
    static final ArchRule postgresStaysInItsAdapter = library("org.postgresql..", ".adapter.postgres..");

    @ArchTest
    static final ArchRule jdbcStaysInItsAdapter = library("java.sql..", ".adapter.postgres..");

    @ArchTest
    static final ArchRule jedisStaysInItsAdapter = library("redis.clients..", ".adapter.redis..");

    @ArchTest
    static final ArchRule httpStaysInAdapters = library("okhttp3..", ".adapter..");

    @ArchTest
    static final ArchRule zstdStaysWithBackupsAndAdapters = library("com.github.luben..", ".backup..", ".adapter..");

    @ArchTest
    static final ArchRule archivesStayWithBackupsAndAdapters = library(COMMONS_COMPRESS, ".backup..", ".adapter..");

    @ArchTest
    static final ArchRule yamlStaysInTheSiteAndTheAnswersFile = library("org.snakeyaml..", ".site..", ".cli..");

    @ArchTest
    static final ArchRule theCommandLineParserStaysInTheCommandLine = library("picocli..", "", ".cli..");

    @ArchTest
    static final ArchRule lanternaStaysInTheFullScreen = library("com.googlecode.lanterna..", ".frontend.tui..");

    @ArchTest
    static final ArchRule jlineStaysInTerminalFrontEnds =
            library("org.jline..", ".frontend.tui..", ".frontend.line..", ".cli..");

    @ArchTest
    static final ArchRule jacksonStaysWhereLinesOfJsonAre = noClasses()
            .that()
            .resideInAnyPackage(PROCEDURE, PORT, BACKUP, SITE, RUNBOOK, ROOT + ".frontend.tui..", DRILL)
            .should()
            .dependOnClassesThat(resideInAPackage("com.fasterxml.jackson.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyFrontEndsAndMainWriteToTheTerminal = noClasses()
            .that()
            .resideOutsideOfPackages(FRONTEND, CLI, ROOT)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "console")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule timeComesFromAClock = outsideOfMain()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethodWhere(asksTheSystemForTheTime())
            .orShould()
            .callConstructor(java.util.Date.class);

    @ArchTest
    static final ArchRule onlyMainEndsTheProgram = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .and()
            // Dies where a crash test names the place, and nowhere else.
            .doNotHaveSimpleName("CrashPoint")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule secretsAreReadInAdaptersOnly =
            noClasses().that().resideOutsideOfPackages(ADAPTER, SITE).should().callMethod(Secret.class, "reveal");

    @ArchTest
    static final ArchRule portsAreInterfacesOrValues = classes()
            .that(resideInAPackage(PORT))
            .and()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .beInterfaces()
            .orShould()
            .beRecords()
            .orShould()
            .beEnums();

    private static ArchRule only(String owner, String... allowed) {
        String[] all = Stream.of(Stream.of(owner), Stream.of(allowed), Stream.of(JDK))
                .flatMap(s -> s)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(owner)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(all).or(primitives()))
                .allowEmptyShould(true);
    }

    private static ArchRule library(String library, String... owners) {
        String[] all = Stream.of(owners).map(o -> ROOT + o).toArray(String[]::new);
        return noClasses()
                .that()
                .resideOutsideOfPackages(all)
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .allowEmptyShould(true);
    }

    private static ClassesShould outsideOfMain() {
        return noClasses().that().resideOutsideOfPackage(ROOT).should();
    }

    private static DescribedPredicate<JavaClass> primitives() {
        return DescribedPredicate.describe(
                "primitives", c -> c.getBaseComponentType().isPrimitive());
    }

    private static DescribedPredicate<JavaMethodCall> asksTheSystemForTheTime() {
        return DescribedPredicate.describe(
                "now() without a clock",
                call -> call.getTarget().getName().equals("now")
                        && call.getTargetOwner().getPackageName().equals(Instant.class.getPackageName())
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(p -> p.isEquivalentTo(Clock.class)));
    }
}
