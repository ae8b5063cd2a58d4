package io.albreport.report.model;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a line that is no access log line looks like. Shapes are those of the logs that load balancers write, and of what
 * people make of them.
 */
enum OtherLine {
    JOINED("several lines of an access log with no line feed between", "(.* " + OtherLine.ACCESS_LOG + "){2}.*"), //
    DAMAGED("a line of an access log that breaks off or is damaged", "\\S+ " + OtherLine.ACCESS_LOG + ".*"), //
    NETWORK("a line of a Network Load Balancer", "(tls|tcp|udp) \\d\\.\\d \\S+ .*"), //
    CLASSIC("a line of a Classic Load Balancer", "\\d{4}-\\d\\d-\\d\\dT\\S+ \\S+ \\S+:\\d+ (\\S+:\\d+|-) [-.0-9]+ .*"), //
    CONNECTION("a line of a connection log", "\\d{4}-\\d\\d-\\d\\dT\\S+ \\S+ \\d+ \\d+ \\S+ .*"), //
    HEALTH_CHECK("a line of a health check log", "[a-z0-9]+ \\d{4}-\\d\\d-\\d\\dT\\S+ [-.0-9]+ \\S+:\\d+ .*"), //
    JSON("JSON: an export, or " + OtherLine.VENDED, "\\s*[\\[{].*"), //
    W3C("W3C: " + OtherLine.VENDED, "#[A-Z][A-Za-z]+:.*"), //
    TABS("fields between tabs: an export, or " + OtherLine.VENDED, "[^\t ]+\t[^\t]+\t.*"), //
    CSV("CSV, an export", "(\"[^\"]*\"|[^\", ]+),(\"[^\"]*\"|[^\", ]*),.*"), //
    NO_TEXT("no text", ".*[\0\uFFFD].*");

    private static final String ACCESS_LOG = "\\d{4}-\\d\\d-\\d\\dT\\S*Z app/";

    private static final String VENDED = "a \"vended\" log of CloudWatch Logs; what is read is what the load balancer "
            + "writes itself (access_logs.s3.enabled)";

    private final String title;
    private final Pattern shape;

    OtherLine(String title, String shape) {
        this.title = title;
        this.shape = Pattern.compile(shape, Pattern.DOTALL);
    }

    /** In words for people; null when it looks like nothing in particular. */
    static @Nullable String titleOf(String line) {
        return Stream.of(values()).filter(other -> other.shape.matcher(line).matches()).map(other -> other.title)
                .findFirst().orElse(null);
    }
}
