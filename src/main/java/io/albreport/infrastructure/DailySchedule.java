package io.albreport.infrastructure;

import java.util.List;
import java.util.Map;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.TimeZone;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.scheduler.ContextAttribute;
import software.amazon.awscdk.services.scheduler.CronOptionsWithTimezone;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.ScheduleGroup;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.TimeWindow;
import software.amazon.awscdk.services.scheduler.targets.LambdaInvoke;
import software.constructs.Construct;

/** Starts the report every day and tells it for which time, so that a late start still makes the right day. */
final class DailySchedule extends Construct {
    /** How long, and how often, a start is tried again. What still failed waits in the queue. */
    private static final Duration OLDEST_START = Duration.hours(1);
    private static final int RETRIES = 10;

    DailySchedule(Construct scope, String id, ScheduleSettings settings, Alias report) {
        super(scope, id);
        DeadLetterQueue notStarted = new DeadLetterQueue(this, "NotStarted");
        ScheduleGroup group = ScheduleGroup.Builder.create(this, "Group").removalPolicy(RemovalPolicy.DESTROY).build();
        Schedule.Builder.create(this, "Schedule")
                .description("Makes the report on the UTC day before")
                .scheduleGroup(group)
                .schedule(daily(settings))
                .timeWindow(settings.flexibleWindowMinutes() == 0
                        ? TimeWindow.off()
                        : TimeWindow.flexible(Duration.minutes(settings.flexibleWindowMinutes())))
                .target(LambdaInvoke.Builder.create(report)
                        .input(ScheduleTargetInput.fromObject(Map.of("time", ContextAttribute.getScheduledTime())))
                        .role(role(group, report, notStarted).withoutPolicyUpdates())
                        .maxEventAge(OLDEST_START)
                        .retryAttempts(RETRIES)
                        .deadLetterQueue(notStarted.queue())
                        .build())
                .build();
    }

    private static ScheduleExpression daily(ScheduleSettings settings) {
        return ScheduleExpression.cron(CronOptionsWithTimezone.builder()
                .hour(String.valueOf(settings.time().getHour()))
                .minute(String.valueOf(settings.time().getMinute()))
                .timeZone(TimeZone.of(settings.timeZone().getId()))
                .build());
    }

    /** Only this group's schedules may take the role. https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html */
    private Role role(ScheduleGroup group, Alias report, DeadLetterQueue notStarted) {
        return Role.Builder.create(this, "Role")
                .description("Lets the schedule start the report")
                .assumedBy(new ServicePrincipal("scheduler.amazonaws.com").withConditions(Map.of("StringEquals",
                        Map.of("aws:SourceAccount", Aws.ACCOUNT_ID, "aws:SourceArn", group.getScheduleGroupArn()))))
                .managedPolicies(List.of(ManagedPolicy.Builder.create(this, "Policy")
                        .description("Starts the report, or says that it could not").statements(List.of(
                                allow("lambda:InvokeFunction", report.getFunctionArn()),
                                allow("sqs:SendMessage", notStarted.queue().getQueueArn())))
                        .build()))
                .build();
    }

    private static PolicyStatement allow(String action, String resource) {
        return PolicyStatement.Builder.create().actions(List.of(action)).resources(List.of(resource)).build();
    }
}
