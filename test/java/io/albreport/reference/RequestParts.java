package io.albreport.reference;

/**
 * The request field taken apart: the method is before the first space, the protocol after the last, and a URL with
 * spaces in it is between them.
 *
 * @param protocol empty when there is none
 */
public record RequestParts(String method, String url, String protocol) {

    public static RequestParts of(String request) {
        String text = withoutTrailingSpaces(request);
        int first = text.indexOf(' ');
        int last = text.lastIndexOf(' ');
        if (first < 0) {
            return new RequestParts(text, "", "");
        }
        if (first == last) {
            return new RequestParts(text.substring(0, first), text.substring(first + 1), "");
        }
        return new RequestParts(text.substring(0, first), text.substring(first + 1, last), text.substring(last + 1));
    }

    private static String withoutTrailingSpaces(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }
}
