package io.albreport.function.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;

/** A link as a reader finds it in a mail, and what comes of opening it. */
public record MailedLink(URI url) {
    private static final HttpClient READER = HttpClient.newHttpClient();

    /** The one of the Region that mails. */
    public static MailedLink in(Map<String, String> mail) {
        return after("Report: ", mail).orElseThrow();
    }

    /** The one of the other Region. */
    public static Optional<MailedLink> copyIn(Map<String, String> mail) {
        return after("The same in .*: ", mail);
    }

    private static Optional<MailedLink> after(String words, Map<String, String> mail) {
        return mail.getOrDefault("Message", "").lines().filter(line -> line.matches(words + "http.*"))
                .map(line -> new MailedLink(URI.create(line.replaceFirst(words, "")))).findFirst();
    }

    String token() {
        return url.getPath().replaceFirst(".*/", "");
    }

    /** The same endpoint, with something else in the token's place. */
    MailedLink with(String rawPath) {
        return new MailedLink(URI.create(url.toString().replaceFirst("[^/]*$", "") + rawPath));
    }

    /** As a browser does, but for redirects. */
    public HttpResponse<String> open() {
        return open("GET");
    }

    HttpResponse<String> open(String method) {
        return send(HttpRequest.newBuilder(url).method(method, HttpRequest.BodyPublishers.noBody())
                .header("Accept", "text/html,application/xhtml+xml").build());
    }

    /** What is behind the redirect. */
    public HttpResponse<String> follow() {
        return send(HttpRequest.newBuilder(location()).build());
    }

    URI location() {
        return open().headers().firstValue("Location").map(URI::create).orElseThrow();
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return READER.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
