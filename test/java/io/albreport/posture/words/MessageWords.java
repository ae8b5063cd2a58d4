package io.albreport.posture.words;

import io.albreport.posture.template.Subject;

/** Topics, queues and their key. */
final class MessageWords {
    private MessageWords() {}

    static void key(Subject key) {
        key.say("Purpose", "/Description");
        key.say("Rotated every year", "/EnableKeyRotation", on -> StorageWords.yes(on, "yes", "no"));
        key.say("Time to take back a deletion", "/PendingWindowInDays", Units::days);
        Statements.tell(key, "/KeyPolicy", "this key");
    }

    static void topic(Subject topic) {
        topic.say("Shown as", "/DisplayName");
        topic.say("Encrypted with", "/KmsMasterKeyId");
    }

    static void subscription(Subject subscription) {
        String of = " (" + subscription.text("/Protocol") + " " + subscription.text("/Endpoint") + ")";
        subscription.line("Subscriber", subscription.text("/Protocol") + " " + subscription.text("/Endpoint"));
        subscription.say("What is not delivered goes to" + of, "/RedrivePolicy/deadLetterTargetArn");
    }

    static void queue(Subject queue) {
        queue.say("Retention", "/MessageRetentionPeriod", Units::seconds);
        queue.say("Encrypted", "/SqsManagedSseEnabled", on -> StorageWords.yes(on, "with keys of SQS (SSE-SQS)", "no"));
        queue.say("Encrypted with", "/KmsMasterKeyId");
        queue.say("Hidden while it is read for", "/VisibilityTimeout", Units::seconds);
    }
}
