package io.albreport.infrastructure;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.TimeZone;
import software.amazon.awscdk.services.iam.IRole;
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
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

import static java.util.Map.entry;

/**
 * Starts, every day: a health check, the report, and once more the report, which finds it made on a good day. A start
 * is told its time, so that a late one still makes the right day.
 */
final class DailySchedule extends Construct {
    /** How long, and how often, a start is tried again. What still failed waits in the queue. */
    private static final Duration OLDEST_START = Duration.hours(1);
    private static final int RETRIES = 10;

    private final ScheduleSettings settings;
    private final ScheduleGroup group;
    private final DeadLetterQueue notStarted;
    private final IRole role;

    DailySchedule(Construct scope, String id, ScheduleSettings settings, ReportFunction report) {
        super(scope, id);
        this.settings = settings;
        notStarted = new DeadLetterQueue(this, "NotStarted");
        group = ScheduleGroup.Builder.create(this, "Group").removalPolicy(RemovalPolicy.DESTROY).build();
        role = role(report).withoutPolicyUpdates();
        String time = ContextAttribute.getScheduledTime();
        every("Daily", "Makes the report on the UTC day before", settings.time(), window())
                .target(start(report.live(), Map.of("time", time)))
                .build();
        every("CatchUp", "Makes it if the daily run could not, and says so if it cannot", settings.catchUp(),
                TimeWindow.off())
                .target(start(report.live(), InOrder.of(entry("time", time), entry("catchUp", true))))
                .build();
        every("HealthCheck", "Tries what the report needs before it is due", settings.healthCheck(), TimeWindow.off())
                .target(start(report.operations(), Map.of("check", "health")))
                .build();
    }

    /** Starts that the function did not take. */
    IQueue notStarted() {
        return notStarted.queue();
    }

    private Schedule.Builder every(String id, String description, LocalTime time, TimeWindow window) {
        return Schedule.Builder.create(this, id)
                .description(description)
                .scheduleGroup(group)
                .timeWindow(window)
                .schedule(ScheduleExpression.cron(CronOptionsWithTimezone.builder()
                        .hour(String.valueOf(time.getHour()))
                        .minute(String.valueOf(time.getMinute()))
                        .timeZone(TimeZone.of(settings.timeZone().getId()))
                        .build()));
    }

    private TimeWindow window() {
        return settings.flexibleWindowMinutes() == 0
                ? TimeWindow.off()
                : TimeWindow.flexible(Duration.minutes(settings.flexibleWindowMinutes()));
    }

    private LambdaInvoke start(Alias alias, Map<String, Object> event) {
        return LambdaInvoke.Builder.create(alias)
                .input(ScheduleTargetInput.fromObject(event))
                .role(role)
                .maxEventAge(OLDEST_START)
                .retryAttempts(RETRIES)
                .deadLetterQueue(notStarted.queue())
                .build();
    }

    /** Only this group's schedules may take the role. https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html */
    private Role role(ReportFunction report) {
        return Role.Builder.create(this, "Role")
                .description("Lets the schedules start the report and its health check")
                .assumedBy(new ServicePrincipal("scheduler.amazonaws.com").withConditions(Map.of("StringEquals",
                        InOrder.of(entry("aws:SourceAccount", Aws.ACCOUNT_ID),
                                entry("aws:SourceArn", group.getScheduleGroupArn())))))
                .managedPolicies(List.of(ManagedPolicy.Builder.create(this, "Policy")
                        .description("Starts the report and its health check, or says that it could not")
                        .statements(List.of(
                                allow("lambda:InvokeFunction", report.live().getFunctionArn(),
                                        report.operations().getFunctionArn()),
                                allow("sqs:SendMessage", notStarted.queue().getQueueArn())))
                        .build()))
                .build();
    }

    private static PolicyStatement allow(String action, String... resources) {
        return PolicyStatement.Builder.create().actions(List.of(action)).resources(List.of(resources)).build();
    }
}
