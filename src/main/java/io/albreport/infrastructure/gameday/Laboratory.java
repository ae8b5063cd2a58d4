package io.albreport.infrastructure.gameday;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.function.FunctionLogs;

/**
 * What all experiments of a region share: what they are about, and the log of what FIS did and when. The alarms are in
 * another stack, and known by their names, so that none of the two waits for the other when one is changed.
 */
public final class Laboratory extends Construct {
    private final Deployment deployment;
    private final ILogGroup logs;

    public Laboratory(Construct scope, String id, Configuration configuration) {
        super(scope, id);
        deployment = configuration.deployment();
        logs = new FunctionLogs(this, "Logs", configuration.retention(),
                "experiments log what they did and when, and nothing of any report").group();
    }

    Deployment deployment() {
        return deployment;
    }

    ILogGroup logs() {
        return logs;
    }

    /** @param alarm without the environment's name */
    String arnOfAlarm(String alarm) {
        return Stack.of(this).formatArn(ArnComponents.builder()
                .service("cloudwatch")
                .resource("alarm")
                .resourceName(deployment.alarmPrefix() + alarm)
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
    }
}
