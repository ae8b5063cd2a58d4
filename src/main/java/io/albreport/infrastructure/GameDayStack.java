package io.albreport.infrastructure;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.gameday.FailingRuns;
import io.albreport.infrastructure.gameday.HangingRuns;
import io.albreport.infrastructure.gameday.Laboratory;
import io.albreport.infrastructure.gameday.PausedCopies;

/**
 * Experiments that cause a fault in one region, to see whether it is told and mended. Nothing here starts by itself; it
 * is made only where the game day is configured, and deleted after it.
 */
final class GameDayStack extends Stack {
    GameDayStack(Construct scope, Configuration configuration) {
        super(scope, configuration.deployment().stack("GameDay"), StackProps.builder()
                .description("ALB Report: experiments of a game day; there only while gameDay.experiments is true")
                .env(configuration.deployment().awsEnvironment())
                .build());
        Laboratory laboratory = new Laboratory(this, "Laboratory", configuration);
        new FailingRuns(this, "FailingRuns", laboratory);
        new HangingRuns(this, "HangingRuns", laboratory);
        PausedCopies.in(this, "PausedCopies", laboratory);
    }
}
