package io.albreport.infrastructure.template;

import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** What has another order in each process would make another template of the same code. */
class StableOrderTest {
    @Test
    @DisplayName("Q1: nothing that a template is made of has its order by chance")
    void templates_are_made_of_what_keeps_its_order() {
        noClasses().should().callCodeUnitWhere(DescribedPredicate.describe("has an order by chance",
                StableOrderTest::isOrderedByChance))
                .because("InOrder.of keeps the order it is written in")
                .check(new ClassFileImporter().importLocations(Set.of(
                        Location.of(InOrder.class.getProtectionDomain().getCodeSource().getLocation()))));
    }

    private static boolean isOrderedByChance(JavaCall<?> call) {
        String name = call.getTargetOwner().getName() + "." + call.getName();
        int parameters = call.getTarget().getRawParameterTypes().size();
        return switch (name) {
            case "java.util.Map.of" -> parameters > 2;
            case "java.util.Set.of" -> parameters > 1;
            default -> name.equals("java.util.HashMap.<init>") || name.equals("java.util.HashSet.<init>");
        };
    }
}
