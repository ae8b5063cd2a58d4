package io.albreport.infrastructure.gameday;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import software.amazon.awscdk.services.fis.CfnExperimentTemplate;
import software.amazon.awscdk.services.fis.CfnExperimentTemplate.ExperimentTemplateActionProperty;
import software.amazon.awscdk.services.fis.CfnExperimentTemplate.ExperimentTemplateExperimentOptionsProperty;
import software.amazon.awscdk.services.fis.CfnExperimentTemplate.ExperimentTemplateLogConfigurationProperty;
import software.amazon.awscdk.services.fis.CfnExperimentTemplate.ExperimentTemplateStopConditionProperty;
import software.amazon.awscdk.services.fis.CfnExperimentTemplate.ExperimentTemplateTargetProperty;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.GameDaySettings;
import io.albreport.infrastructure.template.InOrder;

import static java.util.Map.entry;

/**
 * A fault that lasts for a while, in whatever bears the tag of the game day. It ends at once when readers are without a
 * report. If nothing bears the tag, the experiment fails: it would show nothing, and look like a success.
 */
final class Experiment extends Construct {
    /**
     * Alarms that end the fault: those that {@code report-unhealthy} tells of, which no experiment provokes. One that
     * it does provoke would end it before anybody could see what comes of it.
     */
    private static final List<String> READERS_HAVE_NO_REPORT = List.of("report-failed", "report-missing");

    private static final String FAULT = "fault";
    private static final String TARGET = "target";

    /** The newest: https://docs.aws.amazon.com/fis/latest/userguide/monitoring-logging.html */
    private static final int LOG_SCHEMA = 2;

    private final Laboratory laboratory;

    /**
     * @param hypothesis what should come of it; 512 characters at most
     * @param raised the alarm that must be up when the fault has ended, or the experiment has failed; none where it
     *            rises later, or in the other region
     * @param permissions what causing the fault takes
     */
    Experiment(Construct scope, String id, Laboratory laboratory, String hypothesis, Fault fault,
            Optional<String> raised, List<PolicyStatement> permissions) {
        super(scope, id);
        this.laboratory = laboratory;
        ExperimentRole role = new ExperimentRole(this, "Permissions", laboratory, permissions, raised);
        CfnExperimentTemplate.Builder.create(this, "Template")
                .description(hypothesis)
                .roleArn(role.arn())
                .targets(Map.of(TARGET, target(fault)))
                .actions(actions(fault, raised))
                .stopConditions(READERS_HAVE_NO_REPORT.stream().map(this::when).toList())
                .experimentOptions(ExperimentTemplateExperimentOptionsProperty.builder()
                        .accountTargeting("single-account")
                        .emptyTargetResolutionMode("fail")
                        .build())
                .logConfiguration(log())
                .build();
    }

    private ExperimentTemplateTargetProperty target(Fault fault) {
        return ExperimentTemplateTargetProperty.builder()
                .resourceType(fault.resource())
                .resourceTags(Map.of(GameDaySettings.TAG, laboratory.deployment().environment()))
                .selectionMode("ALL")
                .build();
    }

    /** Actions that wait for no other begin at once. */
    private Map<String, ExperimentTemplateActionProperty> actions(Fault fault, Optional<String> raised) {
        Map<String, String> parameters = new TreeMap<>(fault.parameters());
        parameters.put("duration", fault.lasts().toString());
        Map<String, ExperimentTemplateActionProperty> actions = new TreeMap<>();
        actions.put(FAULT, ExperimentTemplateActionProperty.builder()
                .actionId(fault.action())
                .parameters(parameters)
                .targets(Map.of(fault.targets(), TARGET))
                .build());
        raised.ifPresent(alarm -> actions.put("alarm-is-up", ExperimentTemplateActionProperty.builder()
                .actionId("aws:cloudwatch:assert-alarm-state")
                .parameters(InOrder.of(entry("alarmArns", laboratory.arnOfAlarm(alarm)), entry("alarmStates", "ALARM")))
                .startAfter(List.of(FAULT))
                .build()));
        return actions;
    }

    /** The group in a map: for its property, the library writes a key that CloudFormation does not know. */
    private ExperimentTemplateLogConfigurationProperty log() {
        return ExperimentTemplateLogConfigurationProperty.builder()
                .cloudWatchLogsConfiguration(Map.of("LogGroupArn", laboratory.logs().getLogGroupArn()))
                .logSchemaVersion(LOG_SCHEMA)
                .build();
    }

    private ExperimentTemplateStopConditionProperty when(String alarm) {
        return ExperimentTemplateStopConditionProperty.builder()
                .source("aws:cloudwatch:alarm")
                .value(laboratory.arnOfAlarm(alarm))
                .build();
    }
}
