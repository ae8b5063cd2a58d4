package io.albreport.infrastructure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NIST80053R5Checks;
import io.github.cdklabs.cdknag.NagPackProps;
import io.github.cdklabs.cdknag.NagReportFormat;
import io.github.cdklabs.cdknag.ServerlessChecks;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;

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
        App app = new App(props);
        Configuration configuration = Configuration.from(app.getNode());
        Artifacts artifacts = Artifacts.prepare(functionJar, output, configuration.report());
        configuration.regions().forEach(region -> deploy(app, region, artifacts));
        if (configuration.cost().isWatched()) {
            new AccountStack(app, configuration);
        }
        tag(app, configuration.tags().in(configuration.deployment()));
        check(app);
        return app;
    }

    /** Nothing here waits for another region, or asks it. */
    private static void deploy(App app, Configuration region, Artifacts artifacts) {
        StorageStack storage = new StorageStack(app, region);
        ReportStack report = new ReportStack(app, region, artifacts);
        report.addStackDependency(storage);
    }

    /** Resources, and stacks too: CloudFormation hands a stack's tags on to what the library writes raw, without tags. */
    private static void tag(App app, Map<String, String> tags) {
        TagProps stacks = TagProps.builder().includeResourceTypes(List.of("aws:cdk:stack")).build();
        tags.forEach((key, value) -> {
            Tags.of(app).add(key, value);
            Tags.of(app).add(key, value, stacks);
        });
    }

    /** A finding that is not accepted beside its resource fails the synthesis. */
    private static void check(App app) {
        NagPackProps asJson = NagPackProps.builder().reportFormats(List.of(NagReportFormat.JSON)).build();
        Aspects.of(app).add(new AwsSolutionsChecks(asJson));
        Aspects.of(app).add(new ServerlessChecks(asJson));
        Aspects.of(app).add(new NIST80053R5Checks(asJson));
    }
}
