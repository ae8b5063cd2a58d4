package io.albreport.infrastructure.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SystemLogLevel;
import software.amazon.awscdk.services.lambda.Tracing;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.ReportSettings;
import io.albreport.infrastructure.context.InvalidConfigurationException;

/**
 * The files that are deployed.
 *
 * @param functionJar the function with all it needs
 * @param settings a folder that becomes the layer with the report's settings
 */
public record Artifacts(Path functionJar, Path settings) {
    static final String SETTINGS_FILE = "report-settings.json";

    /**
     * @param folder where the settings are written to
     * @throws InvalidConfigurationException if the jar is not built
     */
    public static Artifacts prepare(Path functionJar, Path folder, ReportSettings report) {
        if (!Files.isRegularFile(functionJar)) {
            throw new InvalidConfigurationException(
                    "the function's jar %s is not there; build it with: mvn package".formatted(functionJar));
        }
        Path settings = folder.resolve("report-settings");
        try {
            Files.createDirectories(settings);
            Files.writeString(settings.resolve(SETTINGS_FILE), report.json());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report's settings to " + settings, e);
        }
        return new Artifacts(functionJar, settings);
    }

    /** A function of the jar, with what each of them has: the runtime, structured logs and traces. */
    public Function.Builder function(Construct scope, String handler) {
        return Function.Builder.create(scope, "Function")
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(handler)
                .code(Code.fromAsset(functionJar.toString()))
                .tracing(Tracing.ACTIVE)
                .loggingFormat(LoggingFormat.JSON)
                .systemLogLevelV2(SystemLogLevel.INFO);
    }
}
