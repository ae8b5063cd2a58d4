package io.albreport.infrastructure;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.Bucket;

/** The least that a CDK app in Java can be: what test/benchmark-synth measures the real one against. */
final class OneBucketApp {

    private OneBucketApp() {}

    public static void main(String[] args) {
        App app = new App();
        new Bucket(new Stack(app, "OneBucket"), "Bucket");
        app.synth();
    }
}
