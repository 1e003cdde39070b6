package id.sigap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The structure that the documentation promises. */
@AnalyzeClasses(packages = "id.sigap", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("id.sigap.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheProcessKnowsTheEngine = noClasses()
            .that()
            .resideOutsideOfPackage("id.sigap.process..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule noFeatureUsesTheProcess = noClasses()
            .that()
            .resideOutsideOfPackage("id.sigap.process..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("id.sigap.process..");

    @ArchTest
    static final ArchRule theConnectorApiIsFreeOfTheContainer = noClasses()
            .that()
            .resideInAPackage("id.sigap.connector.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "org.camunda..", "org.hibernate..");
}
