package io.albreport.infrastructure.schedule;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.LinkedHashMap;
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
import software.amazon.awscdk.services.lambda.IFunction;
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

import io.albreport.infrastructure.alerting.DeadLetterQueue;
import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.configuration.ScheduleSettings;
import io.albreport.infrastructure.function.ReportFunction;
import io.albreport.infrastructure.recovery.RecoveryDrill;
import io.albreport.infrastructure.template.InOrder;

import static java.util.Map.entry;

/**
 * Starts, every day: a health check, the report, and once more the report, which finds it made on a good day. After it, on
 * Mondays and on the first of a month, the review of what is over; and every day once more, which finds them made. A start
 * is told its time, so that a late one still makes the right day.
 */
public final class DailySchedule extends Construct {
    /** How long, and how often, a start is tried again. What still failed waits in the queue. */
    private static final Duration OLDEST_START = Duration.hours(1);
    private static final int RETRIES = 10;

    private final ScheduleSettings settings;
    private final ScheduleGroup group;
    private final DeadLetterQueue notStarted;
    private final DeadLetterQueue checksNotStarted;
    private final DeadLetterQueue reviewsNotStarted;
    private final IRole role;

    public DailySchedule(Construct scope, String id, ScheduleSettings settings, Deployment.Role of,
            ReportFunction report) {
        super(scope, id);
        this.settings = settings;
        notStarted = new DeadLetterQueue(this, "NotStarted");
        checksNotStarted = new DeadLetterQueue(this, "ChecksNotStarted");
        reviewsNotStarted = new DeadLetterQueue(this, "ReviewsNotStarted");
        group = ScheduleGroup.Builder.create(this, "Group").removalPolicy(RemovalPolicy.DESTROY).build();
        role = role("Role", "Lets the schedules start the report, its health check and reviews",
                "Starts the report, its health check and reviews, or says that it could not",
                List.of(notStarted.queue(), checksNotStarted.queue(), reviewsNotStarted.queue()),
                report.live().getFunctionArn(),
                report.operations().getFunctionArn());
        every("Daily", "Makes the report on the UTC day before", settings.time(), window())
                .target(start(report.live(), role, notStarted.queue(), event(of, Map.of())))
                .build();
        every("CatchUp", "Makes it if the daily run could not, and says so if it cannot", settings.catchUp(),
                TimeWindow.off())
                .target(start(report.live(), role, notStarted.queue(), event(of, Map.of("catchUp", true))))
                .build();
        every("HealthCheck", "Tries what the report needs before it is due", settings.healthCheck(), TimeWindow.off())
                .target(start(report.operations(), role, checksNotStarted.queue(), Map.of("check", "health")))
                .build();
        reviews("Weekly", "week", onMondays(), report.operations());
        reviews("Monthly", "month", onFirsts(), report.operations());
    }

    /**
     * The first start leaves the last day's report time until the second, which is every day: a review that is missing then
     * is made on the next. By the alias that no alarm watches, since none of this wakes anybody.
     */
    private void reviews(String id, String kind, CronOptionsWithTimezone.Builder first, IFunction function) {
        schedule(id + "Review", "Makes the review of the %s that is over".formatted(kind),
                at(settings.reviews(), first),
                TimeWindow.off())
                .target(start(function, role, reviewsNotStarted.queue(), review(kind, Map.of())))
                .build();
        every(id + "ReviewCatchUp", "Makes it if it is missing, and looks for that every day",
                settings.reviewCatchUp(), TimeWindow.off())
                .target(start(function, role, reviewsNotStarted.queue(), review(kind, Map.of("catchUp", true))))
                .build();
    }

    /** The day after the report of a Sunday. */
    private CronOptionsWithTimezone.Builder onMondays() {
        DayOfWeek day = DayOfWeek.SUNDAY.plus(settings.daysUntilReviews());
        return CronOptionsWithTimezone.builder().weekDay(day.name().substring(0, 3));
    }

    /** The day after the report of a month's last day; where that is the same day, the last. */
    private CronOptionsWithTimezone.Builder onFirsts() {
        int days = settings.daysUntilReviews();
        return CronOptionsWithTimezone.builder().day(days == 0 ? "L" : String.valueOf(days));
    }

    private static Map<String, Object> review(String kind, Map<String, Object> more) {
        Map<String, Object> event = new LinkedHashMap<>(Map.of("review", kind));
        event.put("time", ContextAttribute.getScheduledTime());
        event.putAll(more);
        return event;
    }

    /** Starts of a report that the function did not take. */
    public IQueue notStarted() {
        return notStarted.queue();
    }

    /** Starts of a review that the function did not take: no report is lost with them. */
    public IQueue reviewsNotStarted() {
        return reviewsNotStarted.queue();
    }

    /** Starts of a health check that the function did not take: no report is lost with them. */
    public IQueue checksNotStarted() {
        return checksNotStarted.queue();
    }

    /**
     * A drill, once a day. Its role starts nothing else, and only it starts the drill. One that could not start waits
     * with those that failed: what waits among the report's says that readers have none.
     */
    public void starts(RecoveryDrill drill) {
        IRole starter = role("DrillRole", "Lets a schedule start the recovery drill",
                "Starts the recovery drill, or says that it could not", List.of(drill.failed()),
                drill.function().getFunctionArn());
        every("Drill", "Looks whether the other region has what it should have", drill.time(), TimeWindow.off())
                .target(start(drill.function(), starter, drill.failed(),
                        Map.of("time", ContextAttribute.getScheduledTime())))
                .build();
    }

    private Schedule.Builder every(String id, String description, LocalTime time, TimeWindow window) {
        return schedule(id, description, at(time, CronOptionsWithTimezone.builder()), window);
    }

    private ScheduleExpression at(LocalTime time, CronOptionsWithTimezone.Builder onDays) {
        return ScheduleExpression.cron(onDays
                .hour(String.valueOf(time.getHour()))
                .minute(String.valueOf(time.getMinute()))
                .timeZone(TimeZone.of(settings.timeZone().getId()))
                .build());
    }

    private Schedule.Builder schedule(String id, String description, ScheduleExpression when, TimeWindow window) {
        return Schedule.Builder.create(this, id)
                .description(description)
                .scheduleGroup(group)
                .timeWindow(window)
                .schedule(when);
    }

    private TimeWindow window() {
        return settings.flexibleWindowMinutes() == 0
                ? TimeWindow.off()
                : TimeWindow.flexible(Duration.minutes(settings.flexibleWindowMinutes()));
    }

    /** Its time, and whether it comes second: then it must not take logs that are missing for a quiet day. */
    private static Map<String, Object> event(Deployment.Role of, Map<String, Object> more) {
        Map<String, Object> event = new LinkedHashMap<>(
                Map.of("time", ContextAttribute.getScheduledTime()));
        event.putAll(more);
        if (of == Deployment.Role.SECOND) {
            event.put("takeover", true);
        }
        return event;
    }

    private static LambdaInvoke start(IFunction function, IRole starter, IQueue failed, Map<String, Object> event) {
        return LambdaInvoke.Builder.create(function)
                .input(ScheduleTargetInput.fromObject(event))
                .role(starter)
                .maxEventAge(OLDEST_START)
                .retryAttempts(RETRIES)
                .deadLetterQueue(failed)
                .build();
    }

    /** Only this group's schedules may take the role. https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html */
    private IRole role(String id, String description, String starts, List<IQueue> failed, String... functions) {
        String policy = id.replace("Role", "Policy");
        return Role.Builder.create(this, id)
                .description(description)
                .assumedBy(new ServicePrincipal("scheduler.amazonaws.com").withConditions(Map.of("StringEquals",
                        InOrder.of(entry("aws:SourceAccount", Aws.ACCOUNT_ID),
                                entry("aws:SourceArn", group.getScheduleGroupArn())))))
                .managedPolicies(List.of(ManagedPolicy.Builder.create(this, policy)
                        .description(starts)
                        .statements(List.of(
                                allow("lambda:InvokeFunction", functions),
                                allow("sqs:SendMessage",
                                        failed.stream().map(IQueue::getQueueArn).toArray(String[]::new))))
                        .build()))
                .build()
                .withoutPolicyUpdates();
    }

    private static PolicyStatement allow(String action, String... resources) {
        return PolicyStatement.Builder.create().actions(List.of(action)).resources(List.of(resources)).build();
    }
}
