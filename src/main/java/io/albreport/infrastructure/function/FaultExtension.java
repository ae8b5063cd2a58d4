package io.albreport.infrastructure.function;

import java.util.Optional;

import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.ILayerVersion;
import software.amazon.awscdk.services.lambda.LayerVersion;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.storage.FaultStore;
import io.albreport.infrastructure.template.InOrder;

import static java.util.Map.entry;

/**
 * Lets the faults of a game day reach the function: AWS's extension in front of its runtime, which looks into a bucket
 * for the fault that it is to show, and the right to look there. It costs each run some time, and so is not there
 * unless the game day is configured. That the function still works behind it, the rehearsal of the deployment shows
 * before an alias points at it.
 * https://docs.aws.amazon.com/fis/latest/userguide/use-lambda-actions.html
 */
final class FaultExtension extends Construct {
    /** AWS tells the layer of each region by a parameter, for the processor that {@link ReportFunction} runs on. */
    private static final String LAYER = "/aws/service/fis/lambda-extension/AWS-FIS-extension-arm64/1.x.x";

    /**
     * How long the extension lets an invocation wait for a look into the bucket that it has begun, as AWS recommends.
     * Without it, a function that runs this seldom never learns of a fault: between runs it is frozen, and its looks
     * with it.
     */
    private static final String LONGEST_LOOK_MILLISECONDS = "2000";

    /**
     * Between two looks while there is no fault; 60 unless set, and 20 is the least that is known to be taken. With
     * SnapStart, an environment begins with the looks of its snapshot behind it and waits for the next: an operator who
     * stands by should not wait longer than must be.
     */
    private static final String BETWEEN_LOOKS_SECONDS = "20";

    private final Configuration configuration;
    private final FaultStore store;

    private FaultExtension(Construct scope, String id, Configuration configuration) {
        super(scope, id);
        this.configuration = configuration;
        store = new FaultStore(this, "Store", configuration.deployment());
    }

    /** None unless configured. */
    static Optional<FaultExtension> in(Construct scope, String id, Configuration configuration) {
        return configuration.gameDay().experiments()
                ? Optional.of(new FaultExtension(scope, id, configuration))
                : Optional.empty();
    }

    /** @param role of the function */
    void into(Function function, IRole role) {
        store.readBy(role);
        function.addLayers(layer());
        InOrder.of(
                entry("AWS_LAMBDA_EXEC_WRAPPER", "/opt/aws-fis/bootstrap"),
                entry("AWS_FIS_CONFIGURATION_LOCATION", store.location()),
                entry("AWS_FIS_POLL_MAX_WAIT_MILLISECONDS", LONGEST_LOOK_MILLISECONDS),
                entry("AWS_FIS_SLOW_POLL_INTERVAL_SECONDS", BETWEEN_LOOKS_SECONDS)).forEach(function::addEnvironment);
        configuration.gameDay().mark(function, configuration.deployment());
    }

    private ILayerVersion layer() {
        return LayerVersion.fromLayerVersionArn(this, "Layer",
                StringParameter.valueForStringParameter(this, LAYER));
    }
}
