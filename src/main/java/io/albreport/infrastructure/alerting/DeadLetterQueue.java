package io.albreport.infrastructure.alerting;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

import io.albreport.infrastructure.template.Acceptance;

/** Where what could not be done waits to be looked at, for as long as SQS keeps anything. */
public final class DeadLetterQueue extends Construct {
    private static final String SOURCE = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html";

    private final Queue queue;

    public DeadLetterQueue(Construct scope, String id) {
        super(scope, id);
        queue = Queue.Builder.create(this, "Queue")
                .retentionPeriod(Duration.days(14))
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .build();
        String reason = "It is a dead-letter queue itself, of a source that is no queue; nobody takes messages out by program";
        Acceptance.of("AwsSolutions-SQS3", reason, SOURCE).on(queue);
        Acceptance.of("Serverless-SQSRedrivePolicy", reason, SOURCE).on(queue);
    }

    public IQueue queue() {
        return queue;
    }
}
