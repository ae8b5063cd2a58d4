package io.albreport.report.statement;

/**
 * A route of some lines.
 *
 * @param api its key in the statement's rows
 * @param url method and URL, without query and ids
 * @param requests in those lines
 */
public record SampledRoute(String api, String url, long requests) {
    /** From the first slash behind the host; a slash where there is none. */
    String path() {
        int host = url.indexOf("://") + 3;
        int path = url.indexOf('/', host);
        return path < 0 ? "/" : url.substring(path);
    }
}
