package io.albreport.function.announcing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

import io.albreport.function.announcing.Claim.State;
import io.albreport.function.environment.AwsClients;
import io.albreport.function.environment.ReportEnvironment;
import io.albreport.function.environment.ReportFailedException;
import io.albreport.function.environment.TimeLimit;
import io.albreport.function.link.Links;
import io.albreport.function.mail.DownloadLink;
import io.albreport.function.mail.Mail;
import io.albreport.function.s3.Documents;
import io.albreport.function.s3.Documents.Document;
import io.albreport.function.s3.StoredFile;
import io.albreport.function.store.Edition;
import io.albreport.function.store.Manifest;
import io.albreport.report.model.ReportFormat;

/**
 * Tells the readers of a report or a review, once. The right to do so is claimed beside it, since several runs may find
 * it untold. A second mail is possible only where SNS took the first and nobody could note it: the run died then, or SNS's
 * answer was lost.
 */
public final class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final ReportEnvironment environment;
    private final AwsClients clients;
    private final Documents documents;
    private final Links links;
    private final Clock clock;

    public Announcer(ReportEnvironment environment, AwsClients clients, Documents documents, Clock clock) {
        this.environment = environment;
        this.clients = clients;
        this.documents = documents;
        this.links = new Links(environment, clients, documents, clock);
        this.clock = clock;
    }

    /** What became of an announcement. */
    public enum Told {
        /** SNS took it from this run. */
        NOW,
        /** SNS had taken it before. */
        BEFORE,
        /** Another run claims to be about it. */
        CLAIMED,
        /** SNS did not take it; the next run may try. */
        REFUSED
    }

    /**
     * Mails the words of the manifest, with links, unless that was done.
     *
     * @param deadline by which this run is over
     * @throws SdkException when S3 does not say whether it was done
     */
    public Told tell(Edition edition, Manifest manifest, Instant deadline) {
        return once(edition.claimKey(), deadline, () -> mail(edition, manifest),
                e -> LOG.error("The {} is there, but could not be mailed through {}", edition, environment.topic(),
                        e));
    }

    private Mail mail(Edition edition, Manifest manifest) {
        StoredFile page = manifest.file(edition.key(ReportFormat.HTML));
        return manifest.mail().from(environment.region().id(), manifest.region())
                .with(links.to(page).orElseGet(() -> DownloadLink.to(page, environment, clients)));
    }

    /**
     * Mails, once for a day, that its report could not be made. Where somebody has claimed to mail the report, it was,
     * whatever this run met. Whatever goes wrong with the mail is added to the reason.
     *
     * @param deadline by which this run is over
     * @return whether it was mailed
     */
    public boolean late(LocalDate day, Throwable reason, Instant deadline) {
        try {
            Edition edition = Edition.of(day);
            if (documents.read(edition.claimKey()).isPresent()) {
                return false;
            }
            return once(edition.lateKey(), deadline, () -> Mail.late(day, environment.region().id(), reason),
                    reason::addSuppressed) == Told.NOW;
        } catch (SdkException | ReportFailedException e) {
            reason.addSuppressed(e);
            return false;
        }
    }

    /** Claims the right that the key stands for, and mails with it. */
    private Told once(String key, Instant deadline, Supplier<Mail> mail, Consumer<SdkException> refused) {
        Claim claim = Claim.of(UUID.randomUUID().toString(), environment.region().id(), deadline);
        Optional<Document> before = documents.read(key);
        Optional<Claim> other = before.map(Document::content).map(Claim::parse);
        if (other.isPresent() && !other.get().isOpen(clock.instant())) {
            return other.get().state() == State.CONFIRMED ? Told.BEFORE : Told.CLAIMED;
        }
        return documents.write(key, claim.toJson(), before.map(Document::eTag))
                .map(right -> send(key, claim, right, mail, refused)).orElse(Told.CLAIMED);
    }

    private Told send(String key, Claim claim, String right, Supplier<Mail> mail, Consumer<SdkException> refused) {
        try {
            note(key, claim.confirmed(mail.get().send(clients.sns(), environment.topic())), right);
            return Told.NOW;
        } catch (SdkException e) {
            refused.accept(e);
            note(key, claim.refused(), right);
            return Told.REFUSED;
        }
    }

    /** Without the note the mail may go out again, which is better than failing a run that did its work. */
    private void note(String key, Claim claim, String over) {
        try {
            TimeLimit.last(() -> documents.write(key, claim.toJson(), Optional.of(over)));
        } catch (SdkException e) {
            LOG.error("A mail was {}, which could not be noted in {}", claim.state(), key, e);
        }
    }
}
