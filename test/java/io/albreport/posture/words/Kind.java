package io.albreport.posture.words;

import java.util.function.BiFunction;
import java.util.function.Consumer;

import io.albreport.posture.template.Subject;

/**
 * What is told of resources of one type, and where.
 *
 * @param heading by the resource and its own name; several resources under one heading are told together
 * @param tell a line for each property
 */
public record Kind(Section section, BiFunction<Subject, String, String> heading, Consumer<Subject> tell) {
    /** The parts of a document, in their order. */
    public enum Section {
        BUCKETS("Buckets"), KEYS("Keys"), FUNCTIONS("Functions"), ENDPOINTS("Endpoints"), SCHEDULES(
                "Schedules"), EVENTS("Events"), TOPICS(
                        "Topics"), QUEUES("Queues"), CATALOGUE("Catalogue and queries"), LOGS("Logs"), ALARMS(
                                "Alarms"), OBJECTIVES(
                                        "Objectives"), DASHBOARDS(
                                                "Dashboards"), BACKUPS("Backups"), EXPERIMENTS("Experiments"), COST(
                                                        "Cost"), ROLES("Roles, and what they may do"), OTHER(
                                                                "Other resources");

        private final String title;

        Section(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Each under its own name. */
    static Kind of(Section section, Consumer<Subject> tell) {
        return new Kind(section, (_, name) -> name, tell);
    }

    /** Each under its own name, and a word before it. */
    static Kind called(String word, Section section, Consumer<Subject> tell) {
        return new Kind(section, (_, name) -> word + name, tell);
    }

    /** Under the name of what it belongs to. */
    static Kind under(Section section, String pointer, Consumer<Subject> tell) {
        return new Kind(section, (subject, _) -> bare(subject.text(pointer)), tell);
    }

    private static String bare(String name) {
        return name.replaceFirst("^(bucket|queue|topic|log group) ", "");
    }
}
