package dev.lindy.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * What may depend on what. The command line sees all modules, so the rules of the whole house are kept here; a rule about a
 * package without classes fails too.
 */
@AnalyzeClasses(packages = "dev.lindy", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String CORE = "dev.lindy.core..";
    private static final String DATA = "dev.lindy.data..";
    private static final String MODELS = "dev.lindy.models..";
    private static final String STUDY = "dev.lindy.study..";
    private static final String CLI = "dev.lindy.cli..";

    private static final String SPECIAL = "dev.lindy.core.special..";
    private static final String OPTIM = "dev.lindy.core.optim..";
    private static final String ESTIMATE = "dev.lindy.core.estimate..";
    private static final String INFERENCE = "dev.lindy.core.inference..";
    private static final String BASE = "dev.lindy.core.base..";

    /** The folders of models; a folder in one of them is a model, or a kernel, which several are made of. */
    private static final String[] FOLDERS = {
        "dev.lindy.models.purchases..", "dev.lindy.models.contracts..", "dev.lindy.models.spend.."
    };

    private static final String KERNEL = "dev.lindy.models..kernel..";

    // Core: special <- optim <- estimate <- inference, base beside them, parallel and io below all.

    @ArchTest
    static final ArchRule coreKnowsNothingAbove =
            classes().that().resideInAPackage(CORE).should(knowOnly("core", CORE));

    @ArchTest
    static final ArchRule specialStandsBelowTheEngine = noClasses()
            .that()
            .resideInAPackage(SPECIAL)
            .should()
            .dependOnClassesThat(in(OPTIM, ESTIMATE, INFERENCE, BASE));

    @ArchTest
    static final ArchRule optimStandsBelowEstimation =
            noClasses().that().resideInAPackage(OPTIM).should().dependOnClassesThat(in(ESTIMATE, INFERENCE, BASE));

    @ArchTest
    static final ArchRule baseKnowsNoEngine = noClasses()
            .that()
            .resideInAPackage(BASE)
            .should()
            .dependOnClassesThat(in(SPECIAL, OPTIM, ESTIMATE, INFERENCE));

    @ArchTest
    static final ArchRule estimationStandsBelowInference =
            noClasses().that().resideInAPackage(ESTIMATE).should().dependOnClassesThat(in(INFERENCE));

    @ArchTest
    static final ArchRule parallelIsALeaf = leaf("dev.lindy.core.parallel..");

    @ArchTest
    static final ArchRule fileWritingIsALeaf = leaf("dev.lindy.core.io..");

    // Modules.

    @ArchTest
    static final ArchRule dataKnowsTheBaseAndNoEngine = classes()
            .that()
            .resideInAPackage(DATA)
            .should(knowOnly("data and the base", DATA, BASE, "dev.lindy.core.parallel..", "dev.lindy.core.io.."));

    @ArchTest
    static final ArchRule modelsKnowCoreOnly =
            classes().that().resideInAPackage(MODELS).should(knowOnly("models and core", MODELS, CORE));

    @ArchTest
    static final ArchRule studyKnowsDataAndModels = classes()
            .that()
            .resideInAPackage(STUDY)
            .should(knowOnly("study, data, models and core", STUDY, DATA, MODELS, CORE));

    // Models.

    @ArchTest
    static final ArchRule noModelKnowsAnother =
            slices().assignedFrom(new EachModel()).should().notDependOnEachOther();

    @ArchTest
    static final ArchRule modelsDoNotKnowWhatStandsAroundThem = noClasses()
            .that(ofModelsRoot().or(in(KERNEL)).or(in(FOLDERS)))
            .should()
            .dependOnClassesThat(
                    in(MODELS).and(not(ofModelsRoot().or(in(KERNEL)).or(in(FOLDERS)))));

    @ArchTest
    static final ArchRule whatModelsShareKnowsNoModel = noClasses()
            .that(ofModelsRoot().or(in(KERNEL)))
            .should()
            .dependOnClassesThat(describe("are a model", EachModel::isModel));

    // The command line: what commands share knows none of them, and options know no text.

    @ArchTest
    static final ArchRule whatCommandsShareKnowsNoCommand = noClasses()
            .that(in("dev.lindy.cli.option..", "dev.lindy.cli.text.."))
            .should()
            .dependOnClassesThat(in("dev.lindy.cli", "dev.lindy.cli.command.."));

    @ArchTest
    static final ArchRule optionsKnowNoText =
            noClasses().that(in("dev.lindy.cli.option..")).should().dependOnClassesThat(in("dev.lindy.cli.text.."));

    /** Only a model knows by what its customers differ: whoever asks about a base takes any model of purchases. */
    @ArchTest
    static final ArchRule consumersAskAPurchaseModel = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.lindy.models.value..",
                    "dev.lindy.models.validation..",
                    "dev.lindy.models.choice..",
                    "dev.lindy.models.simulation..",
                    "dev.lindy.models.io..",
                    STUDY,
                    CLI)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("dev.lindy.models.TransactionModel");

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

    /** A message below the command line names remedies; which options those are is the command line's to say. */
    @ArchTest
    static void messagesNameNoOptions(JavaClasses seen) {
        Pattern option = Pattern.compile("--[a-z]");
        List<String> named = new ArrayList<>();
        int texts = 0;
        for (JavaClass c : seen) {
            if (resideInAnyPackage(CORE, DATA, MODELS, STUDY).test(c)) {
                for (String text :
                        StringConstants.of(c.getSource().orElseThrow().getUri())) {
                    texts++;
                    if (option.matcher(text).find()) {
                        named.add(c.getName() + ": " + text);
                    }
                }
            }
        }
        assertThat(named).isEmpty();
        assertThat(texts).isGreaterThan(1000);
    }

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
                        "dev.lindy.core.inference",
                        "dev.lindy.core.base",
                        "dev.lindy.core.parallel",
                        "dev.lindy.core.io",
                        "dev.lindy.data",
                        "dev.lindy.data.read",
                        "dev.lindy.data.tablesaw",
                        "dev.lindy.models",
                        "dev.lindy.models.purchases.bgnbd",
                        "dev.lindy.models.spend.gammagamma",
                        "dev.lindy.models.purchases.kernel.betageometric",
                        "dev.lindy.models.purchases.kernel.dropoutclock",
                        "dev.lindy.models.choice",
                        "dev.lindy.models.choice",
                        "dev.lindy.models.value",
                        "dev.lindy.models.validation",
                        "dev.lindy.models.simulation",
                        "dev.lindy.models.io",
                        "dev.lindy.study",
                        "dev.lindy.cli",
                        "dev.lindy.cli.command",
                        "dev.lindy.cli.option",
                        "dev.lindy.cli.text");
        assertThat(seen.stream().filter(EachModel::isModel).map(EachModel::name))
                .contains("purchases.bgnbd", "spend.gammagamma");
        assertThat(seen.stream().flatMap(c -> c.getFields().stream()).filter(f -> f.getModifiers()
                        .contains(JavaModifier.STATIC)))
                .isNotEmpty();
    }

    private static DescribedPredicate<JavaClass> in(String... packages) {
        return resideInAnyPackage(packages);
    }

    private static ArchCondition<JavaClass> knowOnly(String names, String... packages) {
        DescribedPredicate<JavaClass> stranger = resideInAPackage("dev.lindy..")
                .and(not(resideInAnyPackage(packages)))
                .as("are Lindy's own outside " + names);
        return ArchConditions.not(ArchConditions.dependOnClassesThat(stranger));
    }

    private static ArchRule leaf(String name) {
        return classes().that().resideInAPackage(name).should(knowOnly(name, name));
    }

    private static DescribedPredicate<JavaClass> ofModelsRoot() {
        return resideInAPackage("dev.lindy.models");
    }

    /** Every package in a folder of models but a kernel is a model. */
    private static final class EachModel implements SliceAssignment {

        static boolean isModel(JavaClass c) {
            return in(FOLDERS).and(not(in(KERNEL))).test(c);
        }

        static String name(JavaClass c) {
            return c.getPackageName().substring("dev.lindy.models.".length());
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass c) {
            return isModel(c) ? SliceIdentifier.of(name(c)) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "each model";
        }
    }
}
