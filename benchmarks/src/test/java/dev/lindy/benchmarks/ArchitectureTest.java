package dev.lindy.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

/** The rules of the house that the command line's test cannot see to: it does not see this module. */
@AnalyzeClasses(packages = "dev.lindy", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BENCHMARKS = "dev.lindy.benchmarks..";

    @ArchTest
    static final ArchRule nobodyKnowsTheBenchmarks = noClasses()
            .that()
            .resideOutsideOfPackage(BENCHMARKS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BENCHMARKS);

    @ArchTest
    static final ArchRule benchmarksKnowNoOtherLeaf = noClasses()
            .that()
            .resideInAPackage(BENCHMARKS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.lindy.cli..");

    @ArchTest
    static final ArchRule textbooksKnowNothingOfTheToolkit = noClasses()
            .that()
            .resideInAPackage("dev.lindy.benchmarks.textbook..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.lindy.core..", "dev.lindy.data..", "dev.lindy.models..");

    @ArchTest
    static final ArchRule jmhIsNotKnownOutside = noClasses()
            .that()
            .resideOutsideOfPackage(BENCHMARKS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.openjdk.jmh..");

    @ArchTest
    static final ArchRule randomNumbersComeFromSeedsOfCommonsRng = noClasses()
            .that()
            .resideInAPackage(BENCHMARKS)
            .and()
            .resideOutsideOfPackage("..jmh_generated..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, ThreadLocalRandom.class, SplittableRandom.class);
}
