package io.albreport.infrastructure.configuration;

import java.util.List;

import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;
import software.constructs.IConstruct;

import io.albreport.infrastructure.context.Section;

/**
 * Whether faults can be caused on purpose, in AWS itself, to see what happens; not unless configured.
 *
 * @param experiments whether there are experiments to start, and the function has what lets them reach it
 */
public record GameDaySettings(boolean experiments) {
    /** By which experiments find what they are to hit, with the environment as its value: names are not known. */
    public static final String TAG = "GameDay";

    /**
     * In MB, what is kept free for AWS's extension, which runs beside the function's JVM. AWS names no figure, and it
     * is not measured here: a small native program, and much to spare.
     */
    private static final int EXTENSION_MB = 64;

    /** In MB. With less the function would have less to itself than the least that it is known to work with. */
    private static final int LEAST_MEMORY_MB = FunctionSettings.LEAST_MEMORY_MB + EXTENSION_MB;

    static GameDaySettings from(Section gameDay, FunctionSettings function) {
        boolean experiments = gameDay.flag("experiments", false);
        if (experiments && function.memoryMb() < LEAST_MEMORY_MB) {
            throw gameDay.refused("experiments",
                    "false or absent with less than %d for function.memoryMb, of which the extension that causes faults takes %d"
                            .formatted(LEAST_MEMORY_MB, EXTENSION_MB));
        }
        return new GameDaySettings(experiments);
    }

    /** In MB, what the function's JVM must leave to others. */
    public int besideFunctionMb() {
        return experiments ? EXTENSION_MB : 0;
    }

    /** Lets experiments of this environment hit a bucket or a function; nothing that belongs to it. */
    public void mark(IConstruct target, Deployment deployment) {
        if (experiments) {
            Tags.of(target).add(TAG, deployment.environment(), TagProps.builder()
                    .includeResourceTypes(List.of("AWS::Lambda::Function", "AWS::S3::Bucket"))
                    .build());
        }
    }
}
