package io.albreport.function.policy;

import java.io.IOException;

import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.albreport.aws.Permission;
import io.albreport.aws.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** {@link PolicyTest} would go red: shown on changed policies. */
@DisplayName("I8: A permission that is missing, superfluous or too wide is found")
class PolicyMutationTest {
    private static final String ENVIRONMENT = "prod";

    @ParameterizedTest
    @MethodSource("io.albreport.function.policy.JudgedRoles#neededPermissions")
    @DisplayName("Take a permission away, and a call is refused")
    void a_missing_permission_is_found(String environment, String role, Permission missing) throws IOException {
        assertThat(JudgedRoles.of(environment, role).refusedWithout(missing)).isNotEmpty()
                .allSatisfy(refused -> assertThat(refused.result()).isEqualTo("ImplicitlyDenied"));
    }

    @ParameterizedTest
    @CsvSource({"s3:DeleteObject, arn:aws:s3:::alb-report-prod-reports-111122223333-eu-west-1/reports/*",
            "s3:GetObject, arn:aws:s3:::example-logs/alb/production/AWSLogs/111122223333/elasticloadbalancing/eu-west-1/*",
            "sns:Publish, arn:aws:sns:eu-west-1:111122223333:critical",
            "athena:CreateNamedQuery, arn:aws:athena:eu-west-1:111122223333:workgroup/alb-report-prod",
            "cloudwatch:PutMetricData, *"})
    @DisplayName("Add a permission, and it is found to be one too many")
    void a_superfluous_permission_is_found(String action, String resource) throws IOException {
        Permission added = new Permission(action, resource, MissingNode.getInstance());
        Role role = JudgedRoles.ofFunction(ENVIRONMENT).with(added);

        assertThat(Accepted.beyond(Accepted.UNUSED, role.needless())).containsExactly(added);
    }

    @ParameterizedTest
    @CsvSource({"s3:GetObject, arn:aws:s3:::example-logs/*", "s3:*, arn:aws:s3:::example-logs",
            "athena:*, arn:aws:athena:eu-west-1:111122223333:workgroup/alb-report-prod",
            "athena:GetQueryExecution, arn:aws:athena:eu-west-1:111122223333:workgroup/*", "sns:Publish, *"})
    @DisplayName("Widen a permission, and it is found to be too wide")
    void a_wide_permission_is_found(String action, String resource) {
        Permission wide = new Permission(action, resource, MissingNode.getInstance());
        Role role = JudgedRoles.ofFunction(ENVIRONMENT).with(wide);

        assertThat(Accepted.beyond(Accepted.WILDCARDS, role.wildcards())).containsExactly(wide);
    }
}
