package dev.lindy.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What may depend on what. The command line sees all modules, so the rules of the whole house are kept here; a rule about a
 * package without classes fails too.
 */
@AnalyzeClasses(packages = "dev.lindy", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String CORE = "dev.lindy.core..";
    private static final String DATA = "dev.lindy.data..";
    private static final String MODELS = "dev.lindy.models..";
    private static final String CLI = "dev.lindy.cli..";

    private static final String SPECIAL = "dev.lindy.core.special..";
    private static final String OPTIM = "dev.lindy.core.optim..";
    private static final String ESTIMATE = "dev.lindy.core.estimate..";
    private static final String COMPARE = "dev.lindy.core.compare..";
    private static final String BASE = "dev.lindy.core.base..";

    /** What stands around the models and may know all of them. */
    private static final Set<String> AROUND_MODELS =
            Set.of("value", "validation", "simulation", "io", "catalog", "comparison");
    /** What several models are made of; it knows none of them. */
    private static final Set<String> SHARED_BY_MODELS = Set.of("betageometric", "dropoutclock");

    // Core: special <- optim <- estimate <- compare, base beside them, parallel and io below all.

    @ArchTest
    static final ArchRule coreKnowsNothingAbove =
            classes().that().resideInAPackage(CORE).should(knowOnly("core", CORE));

    @ArchTest
    static final ArchRule specialStandsBelowTheEngine = noClasses()
            .that()
            .resideInAPackage(SPECIAL)
            .should()
            .dependOnClassesThat(in(OPTIM, ESTIMATE, COMPARE, BASE));

    @ArchTest
    static final ArchRule optimStandsBelowEstimation =
            noClasses().that().resideInAPackage(OPTIM).should().dependOnClassesThat(in(ESTIMATE, COMPARE, BASE));

    @ArchTest
    static final ArchRule baseKnowsNoEngine = noClasses()
            .that()
            .resideInAPackage(BASE)
            .should()
            .dependOnClassesThat(in(SPECIAL, OPTIM, ESTIMATE, COMPARE));

    @ArchTest
    static final ArchRule estimationStandsBelowComparison =
            noClasses().that().resideInAPackage(ESTIMATE).should().dependOnClassesThat(in(COMPARE));

    @ArchTest
    static final ArchRule parallelIsALeaf = leaf("dev.lindy.core.parallel..");

    @ArchTest
    static final ArchRule fileWritingIsALeaf = leaf("dev.lindy.core.io..");

    // Modules.

    @ArchTest
    static final ArchRule dataKnowsCoreOnly =
            classes().that().resideInAPackage(DATA).should(knowOnly("data and core", DATA, CORE));

    @ArchTest
    static final ArchRule modelsKnowCoreOnly =
            classes().that().resideInAPackage(MODELS).should(knowOnly("models and core", MODELS, CORE));

    // Models.

    @ArchTest
    static final ArchRule noModelKnowsAnother =
            slices().assignedFrom(new EachModel()).should().notDependOnEachOther();

    @ArchTest
    static final ArchRule modelsDoNotKnowWhatStandsAroundThem = noClasses()
            .that(describe(
                    "are a model or shared by models",
                    c -> ofModelsRoot(c) || EachModel.isModel(c) || SHARED_BY_MODELS.contains(partOfModels(c))))
            .should()
            .dependOnClassesThat(describe("stand around the models", c -> AROUND_MODELS.contains(partOfModels(c))));

    @ArchTest
    static final ArchRule whatModelsShareKnowsNoModel = noClasses()
            .that(describe("are shared by models", c -> ofModelsRoot(c) || SHARED_BY_MODELS.contains(partOfModels(c))))
            .should()
            .dependOnClassesThat(describe("are a model", EachModel::isModel));

    // Libraries.

    @ArchTest
    static final ArchRule tablesawStaysInItsPackage = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lindy.data.tablesaw..")
            .should()
            .dependOnClassesThat(in("tech.tablesaw.."));

    @ArchTest
    static final ArchRule commonsMathIsTheSimplexAlone = noClasses()
            .that()
            .haveNameNotMatching("dev\\.lindy\\.core\\.optim\\.SimplexSearch")
            .should()
            .dependOnClassesThat(in("org.apache.commons.math3.."));

    @ArchTest
    static final ArchRule jsonStaysInModelFilesAndCommands = noClasses()
            .that()
            .resideOutsideOfPackages("dev.lindy.models.io..", CLI)
            .should()
            .dependOnClassesThat(describe(
                    "are Jackson's, but for its writer of numbers",
                    c -> c.getPackageName().startsWith("com.fasterxml.jackson")
                            && !c.getSimpleName().equals("NumberOutput")));

    @ArchTest
    static final ArchRule numbersAreWrittenWithTablesOnly = noClasses()
            .that()
            .resideOutsideOfPackages("dev.lindy.data.read..", "dev.lindy.models.io..", CLI)
            .should()
            .dependOnClassesThat(in("com.fasterxml.jackson.."));

    @ArchTest
    static final ArchRule commandLineLibrariesStayInCommands = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .dependOnClassesThat(in("picocli..", "me.tongfei.progressbar.."));

    // Habits.

    @ArchTest
    static final ArchRule onlyCommandsPrint =
            noClasses().that().resideOutsideOfPackage(CLI).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule randomNumbersComeFromSeedsOfCommonsRng = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, ThreadLocalRandom.class, SplittableRandom.class)
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule noStaticStateChanges =
            fields().that().areStatic().should().beFinal();

    /** A rule can only fail about classes that are seen. */
    @ArchTest
    static void everyPartIsSeen(JavaClasses seen) {
        Set<String> packages = new TreeSet<>();
        for (JavaClass c : seen) {
            packages.add(c.getPackageName());
        }
        assertThat(packages)
                .contains(
                        "dev.lindy.core.special",
                        "dev.lindy.core.optim",
                        "dev.lindy.core.estimate",
                        "dev.lindy.core.compare",
                        "dev.lindy.core.base",
                        "dev.lindy.core.parallel",
                        "dev.lindy.core.io",
                        "dev.lindy.data",
                        "dev.lindy.data.read",
                        "dev.lindy.data.tablesaw",
                        "dev.lindy.models",
                        "dev.lindy.models.bgnbd",
                        "dev.lindy.models.gammagamma",
                        "dev.lindy.models.betageometric",
                        "dev.lindy.models.dropoutclock",
                        "dev.lindy.models.catalog",
                        "dev.lindy.models.comparison",
                        "dev.lindy.models.value",
                        "dev.lindy.models.validation",
                        "dev.lindy.models.simulation",
                        "dev.lindy.models.io",
                        "dev.lindy.cli");
        assertThat(seen.stream().filter(EachModel::isModel).map(ArchitectureTest::partOfModels))
                .contains("bgnbd", "gammagamma");
        assertThat(seen.stream().flatMap(c -> c.getFields().stream()).filter(f -> f.getModifiers()
                        .contains(JavaModifier.STATIC)))
                .isNotEmpty();
    }

    private static DescribedPredicate<JavaClass> in(String... packages) {
        return resideInAnyPackage(packages);
    }

    private static ArchCondition<JavaClass> knowOnly(String names, String... packages) {
        DescribedPredicate<JavaClass> stranger = resideInAPackage("dev.lindy..")
                .and(DescribedPredicate.not(resideInAnyPackage(packages)))
                .as("are Lindy's own outside " + names);
        return ArchConditions.not(ArchConditions.dependOnClassesThat(stranger));
    }

    private static ArchRule leaf(String name) {
        return classes().that().resideInAPackage(name).should(knowOnly(name, name));
    }

    private static boolean ofModelsRoot(JavaClass c) {
        return c.getPackageName().equals("dev.lindy.models");
    }

    /** The package below {@code dev.lindy.models} that a class is in; empty if none. */
    private static String partOfModels(JavaClass c) {
        String root = "dev.lindy.models.";
        String name = c.getPackageName();
        if (!name.startsWith(root)) {
            return "";
        }
        String rest = name.substring(root.length());
        int end = rest.indexOf('.');
        return end < 0 ? rest : rest.substring(0, end);
    }

    /** Every package of models that is not named above is a model. */
    private static final class EachModel implements SliceAssignment {

        static boolean isModel(JavaClass c) {
            String part = partOfModels(c);
            return !part.isEmpty() && !AROUND_MODELS.contains(part) && !SHARED_BY_MODELS.contains(part);
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass c) {
            return isModel(c) ? SliceIdentifier.of(partOfModels(c)) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "each model";
        }
    }
}
