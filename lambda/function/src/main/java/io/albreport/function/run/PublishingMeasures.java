package io.albreport.function.run;

import java.time.Duration;
import java.time.Instant;

import io.albreport.function.announcing.Announcer;

/** Who is told what a publication measured of itself. */
interface PublishingMeasures {
    /** It was stored, which took so long. */
    void uploaded(Duration duration);

    /** A file or the manifest could not be stored. */
    void uploadFailed();

    /** The manifest is there, and this run wrote it. */
    void delivered(Instant now);

    /** Another run made it. */
    void alreadyThere();

    void mailed(Announcer.Told told);
}
