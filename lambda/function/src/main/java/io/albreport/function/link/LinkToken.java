package io.albreport.function.link;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.albreport.function.s3.StoredFile;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The secret part of a link: 256 random bits, in 43 characters of base64url. Only the mail has it; the bucket has its
 * hash, from which nobody gets back to it.
 */
record LinkToken(String text) {
    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    LinkToken {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("a link's token has 43 characters of base64url");
        }
    }

    /**
     * Unlike any other, also in execution environments that were restored from one snapshot: the generator takes its bits
     * from the operating system, and is made anew for each token, so that no snapshot holds one that was seeded before.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-uniqueness.html">Uniqueness with SnapStart</a>
     */
    static LinkToken random() {
        byte[] bits = new byte[BYTES];
        new SecureRandom().nextBytes(bits);
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** Empty for whatever cannot be one. */
    static Optional<LinkToken> of(@Nullable String text) {
        return Optional.ofNullable(text).filter(given -> SHAPE.matcher(given).matches()).map(LinkToken::new);
    }

    /** Of the document in the reports bucket that says what the link opens. Who deletes it revokes the link. */
    String key() {
        return "links/%s.json".formatted(StoredFile.sha256(text.getBytes(US_ASCII)));
    }

    /** Not the secret: logs are read by more people than the mail. */
    @Override
    public String toString() {
        return key();
    }
}
