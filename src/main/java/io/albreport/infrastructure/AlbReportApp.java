package io.albreport.infrastructure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NIST80053R5Checks;
import io.github.cdklabs.cdknag.ServerlessChecks;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.Validations;

import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.RecoverySettings;
import io.albreport.infrastructure.context.InvalidConfigurationException;
import io.albreport.infrastructure.function.Artifacts;

/** What {@code cdk} runs: reads the configuration and describes the stacks of one environment. */
final class AlbReportApp {
    private static final Path FUNCTION_JAR = Path.of("lambda/function/target/alb-report-function.jar");

    private AlbReportApp() {}

    public static void main(String[] args) {
        Path output = Path.of(Optional.ofNullable(System.getenv("CDK_OUTDIR")).orElse("cdk.out"));
        try {
            buildApp(AppProps.builder().build(), FUNCTION_JAR, output).synth();
        } catch (InvalidConfigurationException e) {
            System.err.println("alb-report: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * @param props with the context of cdk.json, unless the environment has it
     * @param output the folder of the cloud assembly
     * @throws InvalidConfigurationException for the first mistake in the configuration, or if the jar is not built
     */
    static App buildApp(AppProps props, Path functionJar, Path output) {
        App app = describe(props, functionJar, output);
        check(app);
        return app;
    }

    /** The same, judged by nobody. */
    static App describe(AppProps props, Path functionJar, Path output) {
        App app = new App(props);
        Configuration configuration = Configuration.from(app.getNode());
        Artifacts artifacts = Artifacts.prepare(functionJar, output, configuration.report());
        configuration.recovery().flatMap(RecoverySettings::installing).ifPresentOrElse(
                region -> install(app, configuration, region), () -> deploy(app, configuration, artifacts));
        tag(app, configuration.tags().in(configuration.deployment()));
        return app;
    }

    /**
     * The first step where two regions are new: S3 copies into a bucket that is there, so one of the two begins alone,
     * and copies nothing. No other stack is there to be deployed by mistake.
     */
    private static void install(App app, Configuration configuration, String region) {
        configuration.regions().stream().filter(each -> each.deployment().region().equals(region))
                .forEach(each -> new StorageStack(app, each));
    }

    /** No region waits for another, or asks it. */
    private static void deploy(App app, Configuration configuration, Artifacts artifacts) {
        for (Configuration region : configuration.regions()) {
            StorageStack storage = new StorageStack(app, region);
            ReportStack report = new ReportStack(app, region, artifacts);
            report.addStackDependency(storage);
            if (region.gameDay().experiments()) {
                new GameDayStack(app, region).addStackDependency(report);
            }
            if (region.deployment().region().equals(configuration.deployment().region())
                    && DemoStack.isAskedFor(app.getNode().tryGetContext("demo"), configuration)) {
                new DemoStack(app, configuration).addStackDependency(storage);
            }
        }
        if (configuration.cost().isWatched()) {
            new AccountStack(app, configuration);
        }
        if (configuration.audit().watchesIam()) {
            new AuditStack(app, configuration);
        }
    }

    /** Resources, and stacks too: CloudFormation hands a stack's tags on to what the library writes raw, without tags. */
    private static void tag(App app, Map<String, String> tags) {
        TagProps stacks = TagProps.builder().includeResourceTypes(List.of("aws:cdk:stack")).build();
        tags.forEach((key, value) -> {
            Tags.of(app).add(key, value);
            Tags.of(app).add(key, value, stacks);
        });
    }

    /** A finding that is not accepted beside its resource fails the synthesis or, if cdk-nag only warns, the tests. */
    private static void check(App app) {
        Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app),
                new NIST80053R5Checks(app));
    }
}
