package io.albreport.function.run;

import java.time.Duration;
import java.time.Instant;

import io.albreport.function.announcing.Announcer.Told;

/** Who is told what a publication measured of itself. */
interface PublishingMeasures {
    /** One metric of the run. */
    void count(String name, long value);

    /** It was stored, which took so long. */
    default void uploaded(Duration duration) {
        count("S3UploadFailures", 0);
    }

    /** A file or the manifest could not be stored. */
    default void uploadFailed() {
        count("S3UploadFailures", 1);
    }

    /** The manifest is there, and this run wrote it. */
    void delivered(Instant now);

    /** Another run made it. */
    void alreadyThere();

    /** What is not about this run's own mail is neither good nor bad. */
    default void mailed(Told told) {
        if (told == Told.NOW || told == Told.REFUSED) {
            count("SnsPublishFailures", told == Told.REFUSED ? 1 : 0);
        }
    }
}
