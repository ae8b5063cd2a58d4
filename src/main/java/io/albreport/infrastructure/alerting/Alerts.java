package io.albreport.infrastructure.alerting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.configuration.RunbookSettings;

/** All alarms of a region: what they are called, whom they tell, and where it says what to do. */
public final class Alerts extends Construct {
    private final String prefix;
    private final RunbookSettings runbooks;
    private final AlertTopics topics;
    private final List<IAlarm> alarms = new ArrayList<>();
    private final Map<String, String> links = new TreeMap<>();

    public Alerts(Construct scope, String id, Deployment deployment, RunbookSettings runbooks, AlertTopics topics) {
        super(scope, id);
        this.prefix = deployment.alarmPrefix();
        this.runbooks = runbooks;
        this.topics = topics;
    }

    /**
     * @param name of the alarm, after the environment's, and of its runbook
     * @param meaning one sentence, for somebody who has just been woken
     */
    public Alert alert(String name, Severity severity, String meaning) {
        return new Alert(this, name, severity, meaning);
    }

    /** All so far, in the order they were made. */
    public List<IAlarm> alarms() {
        return Collections.unmodifiableList(alarms);
    }

    /** Runbooks by the name of their alarm. */
    public Map<String, String> runbooks() {
        return Collections.unmodifiableMap(links);
    }

    public AlertTopics topics() {
        return topics;
    }

    String nameOf(String alarm) {
        return prefix + alarm;
    }

    String runbook(String alarm) {
        return runbooks.link(alarm);
    }

    void made(String name, IAlarm alarm) {
        alarms.add(alarm);
        links.put(name, runbook(name));
    }
}
