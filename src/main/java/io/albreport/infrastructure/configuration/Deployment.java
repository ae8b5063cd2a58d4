package io.albreport.infrastructure.configuration;

import java.util.Optional;
import java.util.regex.Pattern;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Environment;

import io.albreport.infrastructure.regions.Regions;

/**
 * Where the report runs, and the names that follow from it. Names of buckets are made and never imported, so that each
 * stack can be deployed without asking another, in this region or elsewhere.
 *
 * @param environment such as dev or prod
 * @param account 12 digits; empty for the account of whoever deploys
 * @param region such as eu-central-1
 * @param otherRegion that takes over, or is taken over; empty where there is one region
 * @param role what this region does on a normal day
 */
public record Deployment(String environment, Optional<String> account, String region, Optional<String> otherRegion,
        Role role) {
    /** A bucket's name has 63 characters at most; ten are left for this part of it. */
    static final Pattern ENVIRONMENT = Pattern.compile("[a-z][a-z0-9]{1,9}");
    static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]");

    /** Of buckets, the kind by which an experiment tells the function what fault to show. */
    public static final String FAULTS = "game-day";

    /** Which region makes the report. All else is the same in both. */
    public enum Role {
        /** Makes it, every day. */
        FIRST,
        /** Looks, later, whether it is there, and makes it if not. */
        SECOND
    }

    Deployment(String environment, Optional<String> account, String region) {
        this(environment, account, region, Optional.empty(), Role.FIRST);
    }

    /** The same, in two regions. */
    Deployment with(RecoverySettings recovery) {
        return new Deployment(environment, account, region, Optional.of(recovery.region()),
                role(region, recovery.first()));
    }

    /** The other region's, with the other role. */
    public Optional<Deployment> other() {
        return otherRegion.map(other -> new Deployment(environment, account, other, Optional.of(region),
                role == Role.FIRST ? Role.SECOND : Role.FIRST));
    }

    private static Role role(String region, String first) {
        return region.equals(first) ? Role.FIRST : Role.SECOND;
    }

    /** The account's number, or CloudFormation's word for it. */
    public String accountId() {
        return account.orElse(Aws.ACCOUNT_ID);
    }

    public String bucket(String kind) {
        return "alb-report-%s-%s-%s-%s".formatted(environment, kind, accountId(), region);
    }

    public String reports() {
        return bucket("reports");
    }

    public String queryResults() {
        return bucket("query-results");
    }

    public String stack(String part) {
        return stackPrefix() + region + "-" + part;
    }

    /** Of what there is once in an account, whatever the number of regions. */
    public String accountStack() {
        return stackPrefix() + "Account";
    }

    /** Of what watches over IAM, which is one for all regions. */
    public String auditStack() {
        return stackPrefix() + "Audit";
    }

    /** With which the names of all stacks begin, and those that CloudFormation makes for what is in them. */
    public String stackPrefix() {
        return "AlbReport-%s-".formatted(environment);
    }

    public String faults() {
        return bucket(FAULTS);
    }

    /** Of AWS Backup. */
    public String vault() {
        return "alb-report-" + environment;
    }

    /** Of what says, in each region, where links of its mails lead to: the other region asks for it by this name. */
    public String linkParameter() {
        return "/alb-report/%s/link-address".formatted(environment);
    }

    /** Of the API that answers links. */
    public String linkApi() {
        return "alb-report-" + environment + "-links";
    }

    /** With which the names of all alarms begin. */
    public String alarmPrefix() {
        return "alb-report-" + environment + "-";
    }

    public String metricsNamespace() {
        return "ALBReport/" + environment;
    }

    public String workgroup() {
        return "alb-report-" + environment;
    }

    /** Athena wants no hyphen in the name of a database. */
    public String database() {
        return "alb_report_" + environment;
    }

    /** Of what there is once for all regions. */
    public Environment globalEnvironment() {
        return Environment.builder().account(account.orElse(null)).region(Regions.GLOBAL).build();
    }

    public Environment awsEnvironment() {
        return Environment.builder().account(account.orElse(null)).region(region).build();
    }
}
